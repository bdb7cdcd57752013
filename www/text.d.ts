/** Stylesheets are bundled as text. */
declare module '*.css' {
  const text: string;
  export default text;
}

/** The engine is bundled as bytes where no file can be fetched. */
declare module '*.wasm' {
  const bytes: Uint8Array;
  export default bytes;
}

/** Style sheets as text inside the bundles: minified, with what they import. */

/**
 * An esbuild plugin.
 * @returns {import('esbuild').Plugin}
 */
export const stylesAsText = () => ({
  name: 'styles-as-text',
  setup({ esbuild, initialOptions, onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { target, charset } = initialOptions;
      const options = { bundle: true, minify: true, write: false, target, charset };
      const { outputFiles } = await esbuild.build({ entryPoints: [path], ...options });
      return { contents: outputFiles?.[0]?.text ?? '', loader: 'text' };
    });
  },
});

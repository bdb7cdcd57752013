/** Where the files of this part lie, beside its script. Spelled out as bundlers recognise it. */

export const addresses = {
  worker: () => new URL('./reach-estimator-files-worker.js', import.meta.url),
  // Reading is no arithmetic: one module, without SIMD, serves every browser.
  wasm: () => new URL('./reach_estimator_files_bg.wasm', import.meta.url),
  /** @type {Record<import('../languages.js').Language, () => URL>} */
  locales: {
    en: () => new URL('./locales/files/en.json', import.meta.url),
    es: () => new URL('./locales/files/es.json', import.meta.url),
    de: () => new URL('./locales/files/de.json', import.meta.url),
    fr: () => new URL('./locales/files/fr.json', import.meta.url),
    'pt-BR': () => new URL('./locales/files/pt-BR.json', import.meta.url),
    ar: () => new URL('./locales/files/ar.json', import.meta.url),
  },
};

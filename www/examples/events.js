const log = document.querySelector('.log');

for (const type of ['reach-ready', 'reach-input', 'reach-change']) {
  document.addEventListener(type, (event) => {
    const { query } = /** @type {CustomEvent<{ query: string }>} */ (event).detail;
    const item = document.createElement('li');
    item.textContent = `${type} ${query}`;
    log?.prepend(item);
  });
}

export {};

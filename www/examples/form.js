const form = document.querySelector('main form');
const output = document.querySelector('output');

form?.addEventListener('submit', (event) => {
  event.preventDefault();
  const data = new FormData(/** @type {HTMLFormElement} */ (form));
  if (output) output.textContent = String(data.get('estimate'));
});

export {};

// Filling in for a citizen: what is typed while an answer is on its way stays, a scanned card is read once, printing.
(() => {
  const form = () => document.querySelector('[data-fill]');
  const fields = () => [
    ...(form()?.querySelectorAll('input[id]:not([type=hidden]):not([type=radio]), textarea[id]') ?? []),
  ];
  let sent = new Map();

  document.addEventListener('htmx:beforeRequest', (event) => {
    if (event.target.id !== 'draft-live') return;
    sent = new Map(fields().map((field) => [field.id, field.value]));
  });

  // The page comes back as the server saw it; what was typed since then is put back, and sent with the next change.
  let typed = [];
  document.addEventListener('htmx:beforeSwap', (event) => {
    if (event.target.id !== 'draft-live') return;
    typed = fields()
      .filter((field) => field.value !== (sent.get(field.id) ?? ''))
      .map(({ id, value }) => ({ id, value }));
  });
  document.addEventListener('keyed:updated', (event) => {
    if (event.target.id !== 'draft-live') return;
    for (const card of document.querySelectorAll('[data-card]'))
      if (sent.get(card.id) === card.value) card.value = '';
    for (const { id, value } of typed) {
      const field = document.getElementById(id);
      if (field) field.value = value;
    }
  });

  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-print]')) window.print();
  });

  document
    .querySelector('.section-form .field-wrong :is(input:not([type=hidden]), textarea, select)')
    ?.focus();
})();

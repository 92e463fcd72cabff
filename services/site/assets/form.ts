/**
 * Progressive enhancement of pages that work without it: the error summary takes the focus in browsers that ignore
 * `autofocus` there, a form is not sent twice by a double click, and a long text shows how many characters are left.
 */

const summary = document.querySelector<HTMLElement>('[data-summary]');
summary?.focus();

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-once]')) {
  let sent = false;
  form.addEventListener('submit', (event) => {
    if (sent) event.preventDefault();
    sent = true;
    for (const button of form.querySelectorAll('button')) button.setAttribute('aria-disabled', 'true');
  });
  // A page restored from the back/forward cache may be sent again; the server recognises what it already has.
  window.addEventListener('pageshow', () => {
    sent = false;
    for (const button of form.querySelectorAll('button')) button.removeAttribute('aria-disabled');
  });
}

for (const count of document.querySelectorAll<HTMLElement>('[data-count-for]')) {
  const field = document.getElementById(count.dataset.countFor ?? '');
  const max = field?.dataset.max;
  if (!(field instanceof HTMLTextAreaElement) || max === undefined) continue;
  const unwritten = count.textContent;
  const show = () => {
    const used = Array.from(field.value.trim()).length;
    count.textContent = used === 0 ? unwritten : `${used} / ${max}`;
    count.classList.toggle('count-over', used > Number(max));
  };
  field.addEventListener('input', show);
  show();
}

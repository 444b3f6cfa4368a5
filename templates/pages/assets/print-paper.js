// The button that prints a paper; without scripts the browser's own command does.
const button = document.getElementById('print-paper');
if (button) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

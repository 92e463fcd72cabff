// Looks for new messages every two seconds while the page is visible. The page works without this.
const live = document.getElementById('live');
let shown = live.innerHTML;

const typing = () =>
  live.contains(document.activeElement) ||
  [...live.querySelectorAll('input[name=text]')].some((box) => box.value);

async function look() {
  if (document.hidden || typing()) return;
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
  if (!answer.ok || typing()) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = page.getElementById('live').innerHTML;
  if (fresh === shown) return;
  shown = fresh;
  live.innerHTML = fresh;
}

setInterval(() => look().catch(() => {}), 2000);

// Looks for new messages every two seconds while the page is visible. The page works without this.
const live = document.getElementById('live');
let shown = live.innerHTML;

async function look() {
  if (document.hidden || live.contains(document.activeElement)) return;
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = page.getElementById('live').innerHTML;
  if (fresh === shown) return;
  shown = fresh;
  live.innerHTML = fresh;
}

setInterval(() => look().catch(() => {}), 2000);

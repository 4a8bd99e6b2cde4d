// The only script of the person's space: everything works without it. It tells the server that somebody is typing, leaves a
// page that was left open, closes an open menu on Escape, and prints.
(() => {
  const idleMs = Number(document.currentScript?.dataset.idleMinutes || 30) * 60_000;
  const TELL_EVERY_MS = 60_000;
  const CHECK_EVERY_MS = 10_000;
  let lastGesture = Date.now();
  let lastTold = Date.now();
  // The server counts from what it was last told, later than the last gesture: the session is closed, not only left.
  const leave = async () => {
    await fetch('/deconnexion?fin=idle', { method: 'POST', redirect: 'manual' }).catch(() => null);
    location.replace('/connexion?fin=idle');
  };
  const check = async () => {
    const now = Date.now();
    if (now - lastGesture >= idleMs) return leave();
    if (lastGesture <= lastTold || now - lastTold < TELL_EVERY_MS) return;
    lastTold = now;
    const answer = await fetch('/connexion/presence', { method: 'POST' }).catch(() => null);
    if (answer?.status === 401) await leave();
  };
  const gesture = () => {
    lastGesture = Date.now();
  };
  for (const name of ['keydown', 'pointerdown', 'wheel', 'touchstart']) {
    addEventListener(name, gesture, { passive: true });
  }
  addEventListener('visibilitychange', check);
  setInterval(check, CHECK_EVERY_MS);
  addEventListener('keydown', (event) => {
    const open = event.key === 'Escape' && document.querySelector('header details[open]');
    if (!open) return;
    open.open = false;
    open.querySelector('summary')?.focus();
  });
  for (const place of document.querySelectorAll('[data-print]')) {
    place.hidden = false;
    place.querySelector('button')?.addEventListener('click', () => print());
  }
})();

const SOON_MS = 350;
const NEAR_PX = 60;

/** Two taps on the same place within a moment, by finger, pen or mouse; buttons keep their own. */
export function onDoubleTap(node, act, { signal }) {
  let last = null;
  node.addEventListener("pointerup", (event) => {
    if (event.target.closest("button, a, summary, input, select")) return void (last = null);
    const isSecond =
      last && event.timeStamp - last.at < SOON_MS && Math.hypot(event.clientX - last.x, event.clientY - last.y) < NEAR_PX;
    last = isSecond ? null : { at: event.timeStamp, x: event.clientX, y: event.clientY };
    if (isSecond) act();
  }, { signal });
}

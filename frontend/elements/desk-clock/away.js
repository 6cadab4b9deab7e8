/** Whether anybody is at the machine, where the browser knows and is allowed to tell. */

/** The shortest time the browser offers. */
const SHORTEST_MS = 60_000;

export const canWatch = () => "IdleDetector" in window;

/**
 * Asks for leave, which has to come from a touch, and then tells every change.
 * @param {(isAway: boolean) => void} tell @param {AbortSignal} signal
 * @returns {Promise<boolean>} whether the browser tells
 */
export async function watchAway(tell, signal) {
  try {
    if ((await IdleDetector.requestPermission()) !== "granted") return false;
    const detector = new IdleDetector();
    const told = () => tell(detector.userState === "idle" || detector.screenState === "locked");
    detector.addEventListener("change", told);
    await detector.start({ threshold: SHORTEST_MS, signal });
    told();
    return true;
  } catch {
    return false;
  }
}

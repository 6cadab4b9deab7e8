/**
 * Before a page goes that holds something nowhere else, the browser asks, in its own words.
 * @param {() => boolean} isAtRisk
 * @param {{signal: AbortSignal}} while_
 */
export function askBeforeLoss(isAtRisk, while_) {
  addEventListener("beforeunload", (event) => isAtRisk() && event.preventDefault(), while_);
}

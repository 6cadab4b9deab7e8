/**
 * UUID version 7 (RFC 9562): milliseconds first, then chance, so that ids sort by time. Ids made in
 * the same millisecond, or after a clock was set back, still rise: the 12 bits after the time count.
 */

/**
 * @param {(count: number) => Uint8Array} random bytes of chance
 * @returns {(ms: number) => string}
 */
export function uuid7Maker(random) {
  let last = -1;
  let count = 0;
  return (ms) => {
    const bytes = random(10);
    let time = Math.max(0, Math.floor(ms));
    if (time > last) {
      last = time;
      count = ((bytes[0] << 8) | bytes[1]) & 0x7ff; // half the room stays free for counting
    } else if (++count > 0xfff) {
      last += 1;
      count = 0;
    }
    time = last;
    const variant = hex(0x80 | (bytes[2] & 0x3f), 2) + hex(bytes[3], 2);
    const node = Array.from(bytes.slice(4, 10), (byte) => hex(byte, 2)).join("");
    return `${beginningAt(time)}-7${hex(count, 3)}-${variant}-${node}`;
  };
}

/** How an id begins that was made in this millisecond: those made before sort before it. */
export function beginningAt(ms) {
  const clock = hex(Math.max(0, Math.floor(ms)), 12);
  return `${clock.slice(0, 8)}-${clock.slice(8)}`;
}

/** The millisecond in which an id was made. @param {string} id */
export const madeAt = (id) => parseInt(id.replaceAll("-", "").slice(0, 12), 16);

const hex = (value, width) => value.toString(16).padStart(width, "0");

/**
 * The keys of headphones, keyboards and the locked screen. Browsers give them only to a page that plays
 * something, so silence is played, in a loop, from the memory of the page. The locked screen shows the
 * name of the app and no more.
 */
const SECONDS = 10;
const RATE = 8000;

export class MediaKeys {
  #audio = null;
  #url = null;

  /** Call from a touch or a key. @param {(name: string) => void} act */
  begin(act) {
    if (!navigator.mediaSession || this.#audio) return;
    this.#url = URL.createObjectURL(silence());
    this.#audio = new Audio(this.#url);
    this.#audio.loop = true;
    this.#audio.play().catch(() => {});
    navigator.mediaSession.metadata = new MediaMetadata({ title: "Spineflow" });
    const acts = { play: "resume", pause: "pause", previoustrack: "back", nexttrack: "skip", stop: "pause" };
    for (const [key, name] of Object.entries(acts)) {
      try {
        navigator.mediaSession.setActionHandler(key, () => act(name));
      } catch {
        // This browser does not know the key.
      }
    }
  }

  /** Says whether it runs, so that the one key for both does the right thing. */
  show(isRunning) {
    if (navigator.mediaSession && this.#audio) navigator.mediaSession.playbackState = isRunning ? "playing" : "paused";
  }

  end() {
    if (!this.#audio) return;
    this.#audio.pause();
    this.#audio = null;
    URL.revokeObjectURL(this.#url);
    navigator.mediaSession.playbackState = "none";
  }
}

/** Ten seconds of nothing, as a WAV file of 8 bits. */
function silence() {
  const length = SECONDS * RATE;
  const file = new DataView(new ArrayBuffer(44 + length));
  const text = (at, word) => [...word].forEach((letter, n) => file.setUint8(at + n, letter.charCodeAt(0)));
  text(0, "RIFF");
  file.setUint32(4, 36 + length, true);
  text(8, "WAVEfmt ");
  file.setUint32(16, 16, true);
  file.setUint16(20, 1, true);
  file.setUint16(22, 1, true);
  file.setUint32(24, RATE, true);
  file.setUint32(28, RATE, true);
  file.setUint16(32, 1, true);
  file.setUint16(34, 8, true);
  text(36, "data");
  file.setUint32(40, length, true);
  new Uint8Array(file.buffer, 44).fill(128);
  return new Blob([file.buffer], { type: "audio/wav" });
}

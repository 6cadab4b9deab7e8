/**
 * Tones, a voice and a shake of the device, all from here. Remembered on this device: how loud, how
 * fast, which voice, what is silent. Quiet is silent, and says all by captions and shakes.
 */
const KEPT = "spineflow-sound";

/** Hertz, when it begins and how long it lasts, in seconds; how loud against the others. */
const TONES = {
  start: [[523.25, 0, 0.35, 1]],
  half: [[587.33, 0, 0.18, 0.8], [587.33, 0.24, 0.18, 0.8]],
  tick: [[440, 0, 0.09, 0.6]],
  end: [[659.25, 0, 0.25, 1], [523.25, 0.2, 0.5, 1]],
  ask: [[523.25, 0, 0.3, 1], [659.25, 0.3, 0.3, 1], [783.99, 0.6, 0.5, 1]],
  in: [[261.63, 0, 0.5, 0.5], [329.63, 0.25, 0.7, 0.4]],
  hold: [[329.63, 0, 0.4, 0.3]],
  out: [[329.63, 0, 0.5, 0.5], [261.63, 0.25, 0.9, 0.4]],
};

/** Milliseconds of shaking and of rest, by tone: each can be told from the others in a pocket. */
const SHAKES = {
  start: [250],
  half: [90, 90, 90],
  tick: [40],
  end: [400],
  ask: [200, 120, 200, 120, 200],
  in: [60],
  hold: [],
  out: [60, 80, 60],
};
export const MODES = ["full", "audio", "quiet"];

export class Sound {
  #context = null;
  #free = 0;
  #kept = {
    volume: 0.6, muted: false, voice: true, letters: true, mode: "full", shakes: true, captions: true, pace: 0.95, voice_uri: "",
  };

  constructor() {
    try {
      Object.assign(this.#kept, JSON.parse(localStorage.getItem(KEPT) ?? "{}"));
    } catch {
      // Nothing may be stored here: the defaults stand.
    }
  }

  get choices() {
    return this.#kept;
  }

  choose(changes) {
    Object.assign(this.#kept, changes);
    try {
      localStorage.setItem(KEPT, JSON.stringify(this.#kept));
    } catch {
      // Good for this page only.
    }
    if (this.isSilent || !this.#kept.voice) this.hush();
  }

  get isSilent() {
    return this.#kept.muted || this.#kept.mode === "quiet";
  }

  /** The way to the loudspeaker is slow to find: a page that waits for a touch may look for it. */
  prepare() {
    try {
      this.#context ??= new AudioContext();
    } catch {
      this.#context = null; // captions say the same
    }
  }

  /** Browsers let a page sound only after a touch or a key: call this from one. */
  wake() {
    this.prepare();
    this.#context?.resume();
  }

  /** One after the other: an end and the next start are two tones, not one. */
  tone(name) {
    this.#shake(name);
    const context = this.#context;
    if (!context || this.isSilent || context.state !== "running") return;
    const begin = Math.max(context.currentTime, this.#free);
    for (const [hertz, at, length, loud] of TONES[name]) {
      const oscillator = new OscillatorNode(context, { frequency: hertz });
      const gain = new GainNode(context, { gain: 0 });
      const from = begin + at;
      gain.gain.setValueAtTime(0, from);
      gain.gain.linearRampToValueAtTime(this.#kept.volume * loud * 0.5, from + 0.02);
      gain.gain.exponentialRampToValueAtTime(0.0001, from + length);
      oscillator.connect(gain).connect(context.destination);
      oscillator.start(from);
      oscillator.stop(from + length + 0.05);
      this.#free = Math.max(this.#free, from + length);
    }
  }

  /** A voice that speaks without asking any other machine, in the language of the page. */
  get voice() {
    const { voices } = this;
    return voices.find((voice) => voice.voiceURI === this.#kept.voice_uri) ?? voices[0] ?? null;
  }

  /** All of them; what would send the words elsewhere is not among them. */
  get voices() {
    const own = (globalThis.speechSynthesis?.getVoices() ?? []).filter((voice) => voice.localService === true);
    const language = document.documentElement.lang.slice(0, 2).toLowerCase() || "en";
    return own.filter((voice) => voice.lang.toLowerCase().startsWith(language));
  }

  #shake(name) {
    if (this.#kept.shakes && SHAKES[name]?.length) navigator.vibrate?.(SHAKES[name]);
  }

  /** @param {string[]} sentences @param {{short?: boolean}} [how] short words give way to long ones */
  say(sentences, { short = false } = {}) {
    const { voice } = this;
    if (!voice || this.isSilent || !this.#kept.voice) return;
    if (short && (speechSynthesis.speaking || speechSynthesis.pending)) return;
    if (!short) speechSynthesis.cancel();
    for (const sentence of sentences) {
      const words = new SpeechSynthesisUtterance(sentence);
      words.voice = voice;
      words.lang = voice.lang;
      words.rate = this.#kept.pace;
      words.volume = this.#kept.volume;
      speechSynthesis.speak(words);
    }
  }

  hush() {
    globalThis.speechSynthesis?.cancel();
  }

  close() {
    this.hush();
    this.#context?.close().catch(() => {});
    this.#context = null;
    this.#free = 0;
  }
}

import { make, show } from "../nodes.js";
import { icon } from "./icons.js";
import { MODES } from "./sound.js";

const TICKS = ["mute", "voice", "letters", "captions", "shakes"];

/** The panel in which one chooses how to follow a session. */
export class SoundOptions {
  #fields;
  #voiceLines;
  #noVoice;

  /** @param {Object<string, any>} words @param {(name: string, event: Event) => void} act a choice was made */
  constructor(words, act) {
    const ticks = Object.fromEntries(TICKS.map((name) => [name, tickOf(name)]));
    const mode = make("select", { name: "mode" }, ...MODES.map((each) => make("option", { value: each }, words[`mode_${each}`])));
    const voiceUri = make("select", { name: "voice_uri" });
    const pace = make("input", { type: "range", name: "pace", min: "0.7", max: "1.2", step: "0.05" });
    const volume = make("input", { type: "range", name: "volume", min: "0", max: "1", step: "0.1" });
    for (const field of [...Object.values(ticks), mode, voiceUri]) field.addEventListener("change", (event) => act(field.name, event));
    for (const field of [pace, volume]) field.addEventListener("input", (event) => act(field.name, event));
    this.#fields = { ...ticks, mode, voiceUri, pace, volume };
    this.#noVoice = make("p", { class: "hint" }, words.no_voice);
    this.#voiceLines = [labelled(words.which_voice, voiceUri), labelled(words.pace, pace)];
    const ticked = (name) => make("label", { class: "choice" }, ticks[name], make("span", {}, words[name]));
    this.mark = make("summary", { "aria-label": words.options }, icon("sound"));
    this.node = make("details", { class: "sound-options" }, this.mark,
      make("div", { class: "panel" }, labelled(words.mode, mode), ticked("mute"), labelled(words.volume, volume),
        ticked("voice"), ...this.#voiceLines, this.#noVoice, ticked("captions"), ticked("shakes"), ticked("letters"),
        make("p", { class: "hint" }, words.keys)));
  }

  /** @param {import("./sound.js").Sound} sound */
  paint(sound) {
    const { choices, voice } = sound;
    const fields = this.#fields;
    fields.mute.checked = choices.muted;
    fields.voice.checked = choices.voice && voice !== null;
    fields.voice.disabled = voice === null;
    for (const name of ["letters", "captions", "shakes"]) fields[name].checked = choices[name];
    show(fields.shakes.closest("label"), Boolean(navigator.vibrate));
    fields.mode.value = choices.mode;
    fields.volume.value = String(choices.volume);
    fields.pace.value = String(choices.pace);
    fields.voiceUri.replaceChildren(...sound.voices.map((each) => make("option", { value: each.voiceURI }, each.name)));
    fields.voiceUri.value = voice?.voiceURI ?? "";
    for (const line of this.#voiceLines) show(line, voice !== null);
    show(this.#noVoice, voice === null);
    this.mark.replaceChildren(icon(sound.isSilent ? "muted" : "sound"));
  }
}

function tickOf(name) {
  return make("input", { type: "checkbox", name });
}

function labelled(text, field) {
  return make("label", { class: "choice volume" }, make("span", {}, text), field);
}

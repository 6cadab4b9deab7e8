import { begin, update } from "../../src/core/session_machine.js";
import { restore, snapshot } from "../../src/core/session_reload.js";
import { askBeforeLoss } from "../ask-before-loss.js";
import { onDoubleTap } from "./double-tap.js";
import { MediaKeys } from "./media-keys.js";
import { Recorder } from "./recorder.js";
import { Screen } from "./screen.js";
import { ScreenLight } from "./screen-light.js";
import { SessionPlace } from "./session-place.js";
import { Sound } from "./sound.js";
import { WORDS } from "./words.js";

/** Often enough for the last three tones; frames draw in between. */
const TICK_MS = 100;
const KEEP_MS = 1000;
const KEYS = { " ": "toggle", ArrowLeft: "back", ArrowRight: "skip", Escape: "ask_stop" };
/** At these the voice falls silent in mid-sentence. */
const SILENT = new Set(["paused", "away", "stopped", "finished"]);
const LETTERS = { e: "easier", m: "toggle_sound" };

/**
 * <session-player>: does a session with the person, full screen, over a list that works without it.
 *
 * What happens is decided in `src/core/session_machine.js`; here events go in (buttons, keys, time)
 * and effects come out (tones, words, the screen, the log). See README.md beside this file.
 *
 * @fires session-over bubbles; `detail.how` is "finished" or "stopped"
 */
export class SessionPlayerElement extends HTMLElement {
  #data = null;
  #model = null;
  #screen = null;
  #sound = null;
  #recorder = null;
  #listening = null;
  #ticker = null;
  #frame = null;
  #keptAt = 0;
  #light = new ScreenLight();
  #place = null;
  #keys = new MediaKeys();
  #wantsLight = false;
  #hid = [];

  async connectedCallback() {
    if (this.#listening) return;
    this.#data ??= this.#read();
    if (!this.#data) return; // the list stays as it is
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#place ??= new SessionPlace(this.#data.session);
    const kept = this.#screen ? null : await this.#place.recall();
    if (signal.aborted) return;
    this.#sound = new Sound();
    if (!this.#screen) this.#build(kept);
    for (const child of this.children) {
      if (child !== this.#screen.root && !child.hidden && child.localName !== "template" && child.localName !== "script") {
        child.hidden = true;
        this.#hid.push(child);
      }
    }
    document.documentElement.classList.add("in-session");
    this.#listen(this.#listening.signal);
    if (this.#model.status === "running") this.#send("pause"); // it was taken out of the page and put back
    this.#screen.paintChoices(this.#sound);
    this.#screen.paint(this.#model);
    this.#askIfOpen();
    this.#ticker = setInterval(() => this.#tick(), TICK_MS);
    this.#recorder.reopen();
    if (this.#model.status === "waiting") this.#screen.startButton.focus({ preventScroll: true });
    (globalThis.requestIdleCallback ?? setTimeout)(() => signal.aborted || this.#prepare());
  }

  disconnectedCallback() {
    this.#listening?.abort();
    this.#listening = null;
    clearInterval(this.#ticker);
    cancelAnimationFrame(this.#frame);
    this.#frame = null;
    if (this.#screen) this.#keep();
    this.#recorder?.close();
    this.#sound?.close();
    this.#screen?.stage.captions.say([]);
    this.#keys.end();
    this.#holdScreen(false);
    document.documentElement.classList.remove("in-session");
    for (const child of this.#hid.splice(0)) child.hidden = false;
  }

  // ---- beginning --------------------------------------------------------------------------------

  #read() {
    try {
      const data = JSON.parse(document.getElementById("session-data")?.textContent ?? "null");
      return data?.steps?.length ? data : null;
    } catch {
      return null;
    }
  }

  #build(kept) {
    const data = this.#data;
    const words = { ...WORDS, ...data.texts };
    this.#screen = new Screen(data, words, (name, event) => this.#act(name, event));
    this.#recorder = new Recorder(data, (status, _, problem) => this.#screen.paintStatus(status, problem));
    this.append(this.#screen.root);
    const restored = kept && restore(data, kept.model, this.#now());
    this.#model = restored?.model ?? begin(data);
    if (restored) {
      this.#recorder.ids = kept.ids ?? {};
      this.#screen.stopReason = kept.reason;
      this.#carryOut(restored.effects);
      this.#keep();
    }
    this.#recorder.start();
  }

  #prepare() {
    this.#sound.prepare();
    this.#screen.stage.captions.prepare();
  }

  #listen(signal) {
    document.addEventListener("keydown", (event) => this.#key(event), { signal });
    document.addEventListener("visibilitychange", () => this.#visibility(), { signal });
    onDoubleTap(this.#screen.stage.node, () => this.#act("toggle", null), { signal });
    addEventListener("pagehide", () => this.#leave(), { signal });
    askBeforeLoss(() => this.#recorder.isAtRisk, { signal });
    addEventListener("online", () => this.#recorder.retry(), { signal });
    globalThis.speechSynthesis?.addEventListener?.(
      "voiceschanged", () => this.#screen.paintChoices(this.#sound), { signal });
    this.#screen.skin.dialog.addEventListener("cancel", (event) => event.preventDefault(), { signal });
    this.#screen.skin.dialog.addEventListener("close", () => this.#askIfOpen(), { signal });
  }

  // ---- events in --------------------------------------------------------------------------------

  #now() {
    return { wall: Date.now(), steady: performance.now() };
  }

  #send(type, more = {}) {
    const { model, effects } = update(this.#model, { type, now: this.#now(), ...more });
    this.#model = model;
    this.#carryOut(effects);
    if (effects.length) {
      this.#keys.show(model.status === "running");
      this.#screen.paint(model);
      this.#keep();
    } else {
      this.#screen.paintTime(model);
    }
    this.#draw();
  }

  #tick() {
    const { status } = this.#model;
    if (status === "waiting" || status === "finished" || status === "stopped") return;
    if (status === "paused" && !this.#model.heat.on) return;
    this.#send("tick");
    if (Date.now() - this.#keptAt >= KEEP_MS) this.#keep();
  }

  /** Between two ticks the figure and the ring move on. */
  #draw() {
    if (this.#frame !== null || this.#model.status !== "running" || document.hidden) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = null;
      if (this.#listening && this.#model.status === "running") this.#send("tick");
    });
  }

  #act(name, event) {
    const byPointer = event instanceof PointerEvent && event.detail > 0;
    switch (name) {
      case "start":
        this.#sound.wake();
        this.#keys.begin((key) => this.#mediaKey(key));
        this.#send("start");
        this.#screen.pauseButton.focus({ preventScroll: true });
        break;
      case "pause":
      case "back":
      case "skip":
      case "easier":
      case "complete":
        this.#send(name);
        break;
      case "resume":
        this.#sound.wake();
        this.#keys.begin((key) => this.#mediaKey(key));
        this.#send("resume");
        break;
      case "toggle":
        return this.#act(this.#model.status === "paused" ? "resume" : "pause", event);
      case "stop":
      case "ask_stop":
        return this.#askToStop();
      case "stop_here":
        this.#screen.stopDialog.close();
        return this.#stop("person");
      case "go_on":
        this.#screen.stopDialog.close();
        this.#sound.wake();
        this.#send("resume");
        break;
      case "check_ok":
        this.#send("answered", { ok: true });
        this.#askIfOpen();
        break;
      case "check_stop":
        this.#screen.stopReason = "skin_check";
        this.#send("answered", { ok: false });
        this.#askIfOpen();
        return;
      case "toggle_sound":
        return this.#choose({ muted: !this.#sound.choices.muted });
      case "mute":
        return this.#choose({ muted: event.target.checked });
      case "voice":
      case "letters":
      case "captions":
      case "shakes":
        return this.#choose({ [name]: event.target.checked });
      case "volume":
      case "pace":
        return this.#choose({ [name]: Number(event.target.value) });
      case "mode":
      case "voice_uri":
        this.#choose({ [name]: event.target.value });
        return this.#holdScreen(this.#wantsLight);
    }
    // After a touch the keys belong to the session again, not to the last button.
    if (byPointer && !this.#isOver) this.#screen.stage.node.focus({ preventScroll: true });
  }

  #key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (this.#model.status === "waiting" || this.#isOver || this.querySelector("dialog[open]")) return;
    const target = event.target;
    const letters = this.#sound.choices.letters ? LETTERS : {};
    const name = KEYS[event.key] ?? letters[event.key.toLowerCase()];
    if (!name) return;
    if (event.key === "Escape" && this.#screen.sound.node.open) {
      this.#screen.sound.node.open = false;
      this.#screen.sound.mark.focus();
      return;
    }
    // A focused control keeps its own keys.
    if (event.key !== "Escape" && target.closest?.("input, select, textarea")) return;
    if (event.key === " " && target.closest?.("button, summary, a")) return;
    event.preventDefault();
    if (!event.repeat) this.#act(name, event);
  }

  /** An open question is answered on the screen. */
  #mediaKey(name) {
    if (!this.querySelector("dialog[open]")) this.#act(name, null);
  }

  #visibility() {
    if (document.hidden) {
      this.#send("hidden");
      this.#leave();
    } else {
      this.#send("visible");
      this.#holdScreen(this.#wantsLight);
      this.#recorder.retry();
    }
  }

  #leave() {
    this.#keep();
    this.#recorder.leave();
  }

  get #isOver() {
    return this.#model.status === "finished" || this.#model.status === "stopped";
  }

  #choose(changes) {
    this.#sound.choose(changes);
    this.#screen.paintChoices(this.#sound);
  }

  #askToStop() {
    if (this.#model.status !== "running" && this.#model.status !== "paused") return;
    this.#send("pause");
    this.#screen.sound.node.open = false;
    if (!this.#screen.stopDialog.open) this.#screen.stopDialog.showModal();
  }

  #stop(reason) {
    this.#screen.stopReason = reason;
    this.#send("stop", { reason });
  }

  /** The look at the skin has to be answered: the question stays until it is. */
  #askIfOpen() {
    const { skin, stopDialog } = this.#screen;
    const isAsking = this.#model.status === "asking" && this.isConnected;
    if (isAsking && stopDialog.open) stopDialog.close();
    if (isAsking && !skin.dialog.open) skin.dialog.showModal();
    if (!isAsking && skin.dialog.open) skin.dialog.close();
  }

  // ---- effects out ------------------------------------------------------------------------------

  #carryOut(effects) {
    for (const effect of effects) {
      switch (effect.type) {
        case "tone": this.#sound.tone(effect.name); break;
        case "say": this.#say(effect.text); break;
        case "cue": this.#say([this.#screen.words[effect.name]], { short: effect.name.startsWith("breathe") }); break;
        case "announce":
          if (SILENT.has(effect.name)) this.#hush();
          this.#screen.announce(this.#screen.sentence(effect.name, this.#model));
          break;
        case "record": this.#recorder.record(effect); break;
        case "wakeLock": this.#holdScreen(effect.on); break;
        case "show": this.#shown(); break;
        case "done": this.#over(effect.how); break;
      }
    }
  }

  #hush() {
    this.#sound.hush();
    this.#screen.stage.captions.say([]);
  }

  #say(sentences, how = {}) {
    this.#sound.say(sentences, how);
    if (this.#sound.choices.captions && !how.short) this.#screen.stage.captions.say(sentences);
  }

  #shown() {
    queueMicrotask(() => this.#askIfOpen());
  }

  #over(how) {
    this.#recorder.retry();
    this.#keys.end();
    // The screen is painted after the effects; then the new heading is there to be read.
    queueMicrotask(() => {
      this.#screen.paint(this.#model);
      this.#screen.closing.title.focus({ preventScroll: true });
    });
    this.dispatchEvent(new CustomEvent("session-over", { bubbles: true, detail: { how } }));
  }

  #holdScreen(on) {
    this.#wantsLight = on;
    this.#light.hold(on && this.#sound.choices.mode !== "audio"); // who only listens needs no light
  }

  // ---- across a reload --------------------------------------------------------------------------

  #keep() {
    if (!this.#model || this.#model.status === "waiting") return;
    this.#keptAt = Date.now();
    this.#place.keep({ model: snapshot(this.#model), ids: this.#recorder.ids, reason: this.#screen.stopReason });
  }
}

import "../body-figure/define.js";
import "../breath-ring/define.js";
import { SessionPlayerElement } from "./session-player.js";

if (!customElements.get("session-player")) customElements.define("session-player", SessionPlayerElement);

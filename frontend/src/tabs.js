/** The pages of one site on this device, and its worker, tell each other that something has changed. */
export const TABS = "spineflow";

/** Pages that show what is here and what has arrived look again; after a sign-out, `left`, they go. */
export function tellTabs(what = "changed") {
  const channel = new BroadcastChannel(TABS);
  channel.postMessage(what);
  channel.close();
}

/** Styles, scripts and pictures by their content: kept until another shell takes their place. */

const PREFIX = "spineflow-shell-";

/** Fetches what is new and takes over what an older shell has already. */
export async function layBy({ name, files }) {
  const shell = await caches.open(PREFIX + name);
  await Promise.all(
    files.map(async (file) => {
      const known = await caches.match(file);
      if (known) return shell.put(file, known);
      const answer = await fetch(file, { cache: "no-cache" });
      if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
      return shell.put(file, answer);
    }),
  );
}

export async function dropOldShells({ name }) {
  const old = (await caches.keys()).filter((each) => each.startsWith(PREFIX) && each !== PREFIX + name);
  await Promise.all(old.map((each) => caches.delete(each)));
}

export async function fromShell({ name }, request) {
  const shell = await caches.open(PREFIX + name);
  return (await shell.match(request, { ignoreVary: true })) ?? fetch(request);
}

// The package as it was built: by npm run build, or where TITIK_TEMU_CLIENT says.
const built = process.env.TITIK_TEMU_CLIENT ?? new URL("../dist/index.js", import.meta.url);
export const { BrowserStorage, Client, Door, MemoryStorage, Problem, ScanQueue, Unreachable } =
  await import(built);
export const { decide, judgeToken, openSnapshot, readToken } = await import(built);

/** All of a generator's values up to so many. */
export async function some(values, most) {
  const taken = [];
  for await (const value of values) {
    taken.push(value);
    if (taken.length === most) break;
  }
  return taken;
}

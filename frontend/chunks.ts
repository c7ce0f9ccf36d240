import type { Rolldown } from 'vite';

type Context = Parameters<
  Extract<Rolldown.CodeSplittingGroup['name'], (...args: never[]) => unknown>
>[1];

const ofSandbox = /src\/routes\/\((sandbox|tools|phone)\)\//;

/**
 * What several pages share comes in few pieces: crumbs compress badly and cost a request each. The portal's pages load the
 * `frame`; what only the sandbox's pages lead to goes into a piece that the portal never loads.
 */
export const shared: Rolldown.CodeSplittingGroup = {
  name: (id, context) => (isForPortal(id, context, new Set()) ? 'frame' : 'sandbox'),
  debugName: 'shared',
  minShareCount: 2,
};

/** Whether something else than a page of the sandbox leads here, from import to import. */
function isForPortal(id: string, context: Context, seen: Set<string>): boolean {
  if (seen.has(id) || ofSandbox.test(id)) return false;
  seen.add(id);
  const importers = context.getModuleInfo(id)?.importers ?? [];
  return importers.length === 0 || importers.some((one) => isForPortal(one, context, seen));
}

import type { Rolldown } from 'vite';

type Context = Parameters<
  Extract<Rolldown.CodeSplittingGroup['name'], (...args: never[]) => unknown>
>[1];

const route = /src\/routes\/.*\+(page|layout|error)\./;
const ofSandbox = /src\/routes\/\((sandbox|tools|phone)\)\//;
const signIn = /src\/routes\/\(sandbox\)\/(\+layout|vneid\/dang-nhap\/)/;

/**
 * What several pages share comes in few pieces: crumbs compress badly and cost a request each. All pages load the `frame`,
 * in which is nothing that only the sandbox needs; its sign-in page, which people wait for, loads `provider` too, in which
 * is nothing that only other pages of the sandbox need; that is `sandbox`.
 */
export const shared: Rolldown.CodeSplittingGroup = {
  name: (id, context) => {
    if (leadsTo(id, context, (from) => !ofSandbox.test(from))) return 'frame';
    return leadsTo(id, context, (from) => signIn.test(from)) ? 'provider' : 'sandbox';
  },
  debugName: 'shared',
  minShareCount: 2,
};

/** Whether a page or another beginning that is `wanted` leads here, from import to import. */
function leadsTo(
  id: string,
  context: Context,
  wanted: (beginning: string) => boolean,
  seen = new Set<string>(),
): boolean {
  if (seen.has(id)) return false;
  seen.add(id);
  const importers = context.getModuleInfo(id)?.importers ?? [];
  if (route.test(id) || importers.length === 0) return wanted(id);
  return importers.some((one) => leadsTo(one, context, wanted, seen));
}

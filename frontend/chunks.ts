import type { Rolldown } from 'vite';

type Context = Parameters<
  Extract<Rolldown.CodeSplittingGroup['name'], (...args: never[]) => unknown>
>[1];

/**
 * Rooms of pages that whoever comes to the portal never enters. Of the sandbox, its sign-in page is one of its own: people
 * wait for it. All other pages are the portal's front.
 */
const rooms: Record<string, RegExp> = {
  account: /src\/routes\/\(portal\)\/dich-vu-cong\/cong-dan\/(tai-khoan|khong-phai-toi)\//,
  local:
    /src\/routes\/\(portal\)\/dich-vu-cong\/cong-dan\/dang-nhap\/(ten-dang-nhap|ma-xac-thuc)\//,
  provider: /src\/routes\/\(sandbox\)\/(\+layout|vneid\/dang-nhap\/)/,
  staff: /src\/routes\/\(staff\)\//,
  sandbox: /src\/routes\/\((sandbox|tools|phone|dvcqg)\)\//,
};
const front = 'frame';

/**
 * What several pages share comes in few pieces: crumbs compress badly and cost a request each. All pages load the `frame`;
 * what only pages of some rooms lead to goes into those rooms' piece, which the others never load. A piece takes along
 * what it leans on, so what most pages load is cut first.
 */
export const shared: Rolldown.CodeSplittingGroup[] = [
  piece('shared by all', 2, (leading) => leading.has(front)),
  piece('shared by rooms', 1, (leading) => leading.size > 1),
  piece('shared in a room', 0, () => true),
];

function piece(
  debugName: string,
  priority: number,
  isHere: (leading: Set<string>) => boolean,
): Rolldown.CodeSplittingGroup {
  const name = (id: string, context: Context) => {
    const leading = leadingTo(id, context, new Set());
    if (!isHere(leading)) return null;
    return leading.has(front) ? front : [...leading].sort().join('-');
  };
  return { name, debugName, priority, minShareCount: 2 };
}

/** The rooms whose pages lead here, from import to import. */
function leadingTo(id: string, context: Context, seen: Set<string>): Set<string> {
  if (seen.has(id)) return new Set();
  seen.add(id);
  const room = Object.keys(rooms).find((name) => rooms[name]?.test(id));
  if (room) return new Set([room]);
  const importers = context.getModuleInfo(id)?.importers ?? [];
  if (importers.length === 0) return new Set([front]);
  return new Set(importers.flatMap((one) => [...leadingTo(one, context, seen)]));
}

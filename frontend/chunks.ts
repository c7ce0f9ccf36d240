import type { Rolldown } from 'vite';

type Context = Parameters<
  Extract<Rolldown.CodeSplittingGroup['name'], (...args: never[]) => unknown>
>[1];

/** Rooms of the pages that people wait for: their first loads have budgets. A page is of the first room that it fits. */
const awaited: Record<string, RegExp> = {
  information: /src\/routes\/\(portal\)\/dich-vu-cong\/cong-dan\/tai-khoan\/\+/,
  provider: /src\/routes\/\(sandbox\)\/(\+layout|vneid\/dang-nhap\/)/,
  front: /src\/routes\/\(portal\)\/(\+|dich-vu-cong\/cong-dan\/dang-nhap\/\+)/,
};

/** All other rooms. */
const others: Record<string, RegExp> = {
  account: /src\/routes\/\(portal\)\/dich-vu-cong\/cong-dan\/(tai-khoan|khong-phai-toi)\//,
  local:
    /src\/routes\/\(portal\)\/dich-vu-cong\/cong-dan\/dang-nhap\/(ten-dang-nhap|ma-xac-thuc)\//,
  portal: /src\/routes\/\(portal\)\//,
  administration: /src\/routes\/\(staff\)\/hethong\/(don-vi|quan-tri)\//,
  staff: /src\/routes\/\(staff\)\//,
  sandbox: /src\/routes\/\((sandbox|tools|phone|dvcqg)\)\//,
};
const all = { ...awaited, ...others };
const frame = 'frame';

/**
 * What several pages share comes in few pieces: crumbs compress badly and cost a request each. What more than one of the
 * awaited rooms needs is the `frame`, which every page loads. What one of them needs is named after it, whoever else needs
 * it; all else after the rooms that do. A piece takes along what it leans on, so what more rooms need is cut first.
 */
export const shared: Rolldown.CodeSplittingGroup[] = [
  piece('the frame', 20, isFrame),
  piece('for an awaited room', 10, (leading) => some(leading, awaited).length === 1),
  ...Object.keys(others).map((_, index) =>
    piece(`shared by ${index + 1}`, index + 1, (leading) => leading.size === index + 1),
  ),
];

function isFrame(leading: Set<string>): boolean {
  return leading.has(frame) || some(leading, awaited).length > 1;
}

function some(leading: Set<string>, of: Record<string, RegExp>): string[] {
  return [...leading].filter((name) => name in of);
}

function piece(
  debugName: string,
  priority: number,
  isHere: (leading: Set<string>) => boolean,
): Rolldown.CodeSplittingGroup {
  const name = (id: string, context: Context) => {
    const leading = leadingTo(id, context, new Set());
    if (!isHere(leading)) return null;
    const [first] = some(leading, awaited);
    return isFrame(leading) ? frame : (first ?? [...leading].sort().join('-'));
  };
  return { name, debugName, priority, minShareCount: 2 };
}

/** The rooms whose pages lead here, from import to import. */
function leadingTo(id: string, context: Context, seen: Set<string>): Set<string> {
  if (seen.has(id)) return new Set();
  seen.add(id);
  const room = Object.keys(all).find((name) => all[name]?.test(id));
  if (room) return new Set([room]);
  const importers = context.getModuleInfo(id)?.importers ?? [];
  if (importers.length === 0) return new Set([frame]);
  return new Set(importers.flatMap((one) => [...leadingTo(one, context, seen)]));
}

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Adapter } from '@sveltejs/kit';

const client = '.svelte-kit/output/client';
const nodes = '.svelte-kit/generated/build/client-optimized/nodes';

interface Piece {
  file: string;
  imports?: string[];
  css?: string[];
}

/** A node of SvelteKit: what one `+page` or `+layout` of a folder was built to. */
interface Node {
  folder: string;
  kind: string;
  key: string;
}

/**
 * The shell is one for all pages and knows only what all of them load. Beside it goes `preloads.txt`: for each page a line
 * with its address, a tab, and the `Link` header (RFC 8288) by which the server tells the browser what else it will need.
 */
export function withPreloads(adapter: Adapter): Adapter {
  return {
    ...adapter,
    async adapt(builder) {
      await adapter.adapt(builder);
      const pages = allNodes().filter(({ kind }) => kind === 'page');
      const lines = pages.flatMap(({ folder }) => line(folder));
      if (lines.length < 2) throw new Error(`${nodes} has another shape now`);
      writeFileSync('build/preloads.txt', lines.join(''));
    },
  };
}

function allNodes(): Node[] {
  return readdirSync(nodes).flatMap((name) => {
    const text = readFileSync(`${nodes}/${name}`, 'utf8');
    const [, folder, kind] = /src\/routes(.*)\/\+(page|layout|error)\./.exec(text) ?? [];
    return folder === undefined || !kind ? [] : [{ folder, kind, key: `${nodes}/${name}` }];
  });
}

function line(folder: string): string[] {
  const address = folder.replace(/\/\([^)]*\)/g, '') || '/';
  if (address.includes('[')) return [];
  const above = allNodes().filter((node) => `${folder}/`.startsWith(`${node.folder}/`));
  const needed = above.filter(({ kind, folder: own }) => kind !== 'page' || own === folder);
  const shell = readFileSync('build/index.html', 'utf8');
  const files = new Set(needed.flatMap(({ key }) => filesOf(key)));
  const links = [...files].filter((file) => !shell.includes(file)).map(link);
  return [`${address}\t${links.join(', ')}\n`];
}

function filesOf(key: string): string[] {
  const manifest: Record<string, Piece> = JSON.parse(
    readFileSync(`${client}/.vite/manifest.json`, 'utf8'),
  );
  const piece = manifest[key];
  if (!piece) throw new Error(`${key} is not in the manifest`);
  return [piece.file, ...(piece.css ?? []), ...(piece.imports ?? []).flatMap(filesOf)];
}

function link(file: string): string {
  return file.endsWith('.css')
    ? `</${file}>; rel=preload; as=style`
    : `</${file}>; rel=modulepreload`;
}

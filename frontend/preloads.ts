import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Adapter } from '@sveltejs/kit';

const client = '.svelte-kit/output/client';
const nodes = '.svelte-kit/generated/build/client-optimized/nodes';

interface Piece {
  file: string;
  imports?: string[];
  css?: string[];
}

type Manifest = Record<string, Piece>;

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
      const built = allNodes();
      const manifest: Manifest = JSON.parse(readFileSync(`${client}/.vite/manifest.json`, 'utf8'));
      const shell = readFileSync('build/index.html', 'utf8');
      const pages = built.filter(({ kind, folder }) => kind === 'page' && !folder.includes('[...'));
      if (pages.length < 2) throw new Error(`${nodes} has another shape now`);
      const lines = pages.map(({ folder }) => {
        const files = filesOf(manifest, keysFor(built, folder)).filter((it) => !shell.includes(it));
        return `${address(folder)}\t${files.map(link).join(', ')}\n`;
      });
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

/** Folders in brackets are no part of an address. */
function address(folder: string): string {
  return folder.replace(/\/\([^)]*\)/g, '') || '/';
}

/** The page's own node, and the layouts and error pages above it. */
function keysFor(built: Node[], folder: string): string[] {
  const above = built.filter((node) => `${folder}/`.startsWith(`${node.folder}/`));
  const needed = above.filter(({ kind, folder: own }) => kind !== 'page' || own === folder);
  return needed.map(({ key }) => key);
}

/** What these pieces are made of, each file once. */
function filesOf(manifest: Manifest, keys: string[]): string[] {
  const [seen, files, rest] = [new Set<string>(), new Set<string>(), [...keys]];
  for (let key = rest.pop(); key !== undefined; key = rest.pop()) {
    const piece = manifest[key];
    if (!piece) throw new Error(`${key} is not in the manifest`);
    if (seen.has(key)) continue;
    seen.add(key);
    for (const file of [piece.file, ...(piece.css ?? [])]) files.add(file);
    rest.push(...(piece.imports ?? []));
  }
  return [...files];
}

/** Vite asks for style sheets with CORS, and a preload counts only if it is asked for in the same way. */
function link(file: string): string {
  return file.endsWith('.css')
    ? `</${file}>; rel=preload; as=style; crossorigin`
    : `</${file}>; rel=modulepreload`;
}

import type { ImportGraph } from './source-tree.ts';

/**
 * The strongly connected components of more than one member (Tarjan): every member reaches every other.
 * @returns each as a sorted list
 */
export function circlesIn(graph: ImportGraph): string[][] {
  const index = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];

  const visit = (node: string): number => {
    const own = index.size;
    index.set(node, own);
    lowest.set(node, own);
    open.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!graph.has(next)) continue;
      const reached = index.has(next) ? (open.includes(next) ? lowest.get(next) : undefined) : visit(next);
      if (reached !== undefined) lowest.set(node, Math.min(lowest.get(node) ?? own, reached));
    }
    const low = lowest.get(node) ?? own;
    if (low === own) {
      const component = open.splice(open.indexOf(node));
      if (component.length > 1) circles.push(component.sort());
    }
    return low;
  };

  for (const node of graph.keys()) if (!index.has(node)) visit(node);
  return circles;
}

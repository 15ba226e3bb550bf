/**
 * The picture in ARCHITECTURE.md: the rooms and the arrows that really exist between them, drawn from the same
 * graph that is checked. An arrow that follows from two others is left out.
 */
import type { Graph } from './readGraph.ts';
import { roomOf } from './rules.ts';

export const BEGIN = '<!-- arrows: begin (npm run arrows) -->';
export const END = '<!-- arrows: end -->';

/** The Markdown between the markers. */
export function drawPicture(graph: Graph): string {
  const rooms = new Map<string, Set<string>>();
  for (const file of graph.values()) {
    const from = roomOf(file.path);
    const targets = rooms.get(from) ?? new Set();
    rooms.set(from, targets);
    for (const { to } of file.arrows) if (graph.has(to) && roomOf(to) !== from) targets.add(roomOf(to));
  }
  const lines = ['```mermaid', 'flowchart TD'];
  for (const environment of ['renderer', 'electron', 'shared']) {
    lines.push(`  subgraph ${environment}`);
    for (const room of [...rooms.keys()].sort()) {
      if (room.startsWith(`${environment}/`))
        lines.push(`    ${name(room)}[${room.slice(environment.length + 1)}]`);
    }
    lines.push('  end');
  }
  for (const [from, targets] of [...rooms].sort()) {
    for (const to of [...targets].sort()) {
      if (!followsFromOthers(rooms, from, to)) lines.push(`  ${name(from)} --> ${name(to)}`);
    }
  }
  return [...lines, '```'].join('\n');
}

/** Puts the picture between the markers of a page; throws when they are missing. */
export function withPicture(page: string, picture: string): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error('ARCHITECTURE.md has lost the markers of its picture.');
  return `${page.slice(0, begin + BEGIN.length)}\n${picture}\n${page.slice(end)}`;
}

function followsFromOthers(
  rooms: ReadonlyMap<string, ReadonlySet<string>>,
  from: string,
  to: string,
): boolean {
  const reaches = (room: string, seen: Set<string>): boolean => {
    if (room === to) return true;
    if (seen.has(room)) return false;
    seen.add(room);
    return [...(rooms.get(room) ?? [])].some((next) => reaches(next, seen));
  };
  return [...(rooms.get(from) ?? [])].some((next) => next !== to && reaches(next, new Set([from])));
}

const name = (room: string) => room.replace('/', '_');

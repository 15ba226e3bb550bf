/**
 * What one source file imports, read by Vite's own parser (TypeScript 7 has no compiler API): static imports and
 * re-exports, `import()`, types written as `import('...')`, and workers named by `new URL('...', import.meta.url)`.
 */
import { parseSync } from 'vite';

export interface Import {
  /** As written: './a.ts', 'node:fs', '@scope/package/part'. */
  readonly specifier: string;
  /** Gone after type stripping. */
  readonly typeOnly: boolean;
  readonly line: number;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/** Throws on a file that does not parse: a graph with holes proves nothing. */
export function readImports(path: string, source: string): Import[] {
  const parsed = parseSync(path, source);
  if (parsed.errors.length > 0) throw new Error(`${path} does not parse: ${parsed.errors[0]?.message}`);
  const found: Import[] = [];
  const add = (specifier: unknown, typeOnly: boolean, start: number) => {
    if (typeof specifier !== 'string') return;
    found.push({ specifier, typeOnly, line: source.slice(0, start).split('\n').length });
  };
  const visit = (node: Node): void => {
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration': {
        const kind = node['importKind'] ?? node['exportKind'];
        add(valueOfLiteral(node['source']), kind === 'type' || allTypes(node['specifiers']), node.start);
        break;
      }
      case 'ImportExpression':
      case 'TSImportType':
        add(valueOfLiteral(node['source'] ?? node['argument']), node.type === 'TSImportType', node.start);
        break;
      case 'NewExpression': {
        const address = urlBeside(node);
        if (address && /\.tsx?$/.test(address)) add(address, false, node.start);
        break;
      }
    }
    for (const child of Object.values(node)) {
      for (const each of Array.isArray(child) ? child : [child]) if (isNode(each)) visit(each);
    }
  };
  visit(parsed.program as unknown as Node);
  return found;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

function valueOfLiteral(node: unknown): unknown {
  if (!isNode(node)) return undefined;
  return node.type === 'TSLiteralType' ? valueOfLiteral(node['literal']) : node['value'];
}

/** `import { type A, type B }`; an import without specifiers runs the module. */
function allTypes(specifiers: unknown): boolean {
  if (!Array.isArray(specifiers) || specifiers.length === 0) return false;
  return specifiers.every((each) => each.importKind === 'type' || each.exportKind === 'type');
}

/** The './worker.ts' of `new URL('./worker.ts', import.meta.url)`. */
function urlBeside(node: Node): string | null {
  const callee = node['callee'];
  const args = node['arguments'];
  if (!isNode(callee) || callee['name'] !== 'URL' || !Array.isArray(args) || args.length !== 2) return null;
  const address = valueOfLiteral(args[0]);
  return typeof address === 'string' && address.startsWith('.') ? address : null;
}

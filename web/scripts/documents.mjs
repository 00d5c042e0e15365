// Finds the client's operations in its sources: each `const name = graphql(`...`, [fragments])`, with the fragments that it
// takes from there or from other files. What the server is told of them is their text and the SHA-256 of it.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Kind, parse, print, validate } from 'graphql';
import ts from 'typescript';

/** What one source says: its documents by the name of their constant, and where imported names come from. */
function documentsIn(file) {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const documents = new Map();
  const imports = new Map();
  const visit = (node) => {
    if (ts.isImportDeclaration(node) && node.moduleSpecifier.text.startsWith('.')) {
      const named = node.importClause?.namedBindings;
      for (const each of named && ts.isNamedImports(named) ? named.elements : []) {
        imports.set(each.name.text, { from: resolved(file, node.moduleSpecifier.text), name: (each.propertyName ?? each.name).text });
      }
    }
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'graphql') {
      const constant = node.parent;
      const [text, fragments] = node.arguments;
      const where = `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
      if (!ts.isVariableDeclaration(constant) || !text || !ts.isNoSubstitutionTemplateLiteral(text)) {
        throw new Error(`${where}: a document is a constant of its own, of one text`);
      }
      if (fragments && !(ts.isArrayLiteralExpression(fragments) && fragments.elements.every(ts.isIdentifier))) {
        throw new Error(`${where}: the fragments of a document are listed by their names`);
      }
      documents.set(constant.name.text, {
        where,
        text: text.text,
        fragments: fragments ? fragments.elements.map((each) => each.text) : [],
        start: node.getStart(),
        end: node.getEnd(),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { documents, imports };
}

function resolved(file, specifier) {
  const base = join(dirname(file), specifier);
  return [base + '.ts', base + '.tsx', join(base, 'index.ts')].find(existsSync) ?? base;
}

/**
 * Answers the operations, sorted by their names, and by file what stands where in it: the hash of an operation, nothing of a
 * fragment. Throws where a document does not fit the schema, or two operations have one name.
 */
export function trustedDocuments(folder, schema) {
  const files = readdirSync(folder, { recursive: true })
    .map((file) => join(folder, file))
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\.d\.ts$/.test(file));
  const sources = new Map(files.map((file) => [file, documentsIn(file)]));

  const find = (file, name) => {
    const source = sources.get(file);
    const found = source?.documents.get(name);
    if (found) return { file, document: found };
    const imported = source?.imports.get(name);
    if (!imported) throw new Error(`${file}: there is no document ${name}`);
    return find(imported.from, imported.name);
  };
  const texts = (file, document, seen) => {
    if (seen.has(document)) return;
    seen.add(document);
    for (const name of document.fragments) {
      const { file: theirs, document: fragment } = find(file, name);
      texts(theirs, fragment, seen);
    }
  };

  const operations = new Map();
  const places = new Map();
  for (const [file, { documents }] of sources) {
    for (const document of documents.values()) {
      const place = { start: document.start, end: document.end, hash: undefined };
      places.set(file, [...(places.get(file) ?? []), place]);
      const [own] = parse(document.text).definitions;
      if (own?.kind !== Kind.OPERATION_DEFINITION) continue;
      const all = new Set();
      texts(file, document, all);
      const body = print(parse([...all].map((each) => each.text).join('\n')));
      const [wrong] = schema ? validate(schema, parse(body)) : [];
      if (wrong) throw new Error(`${document.where}: ${wrong.message}`);
      const name = own.name?.value ?? '';
      if (operations.has(name)) throw new Error(`${document.where}: another operation is called "${name}" too`);
      place.hash = createHash('sha256').update(body).digest('hex');
      operations.set(name, { id: place.hash, name, type: own.operation, body });
    }
  }
  return { operations: [...operations.values()].sort((a, b) => (a.name < b.name ? -1 : 1)), places };
}

/** A source with its documents replaced by what the client needs of them: which operation it is. */
export function withoutTexts(code, places) {
  return [...places]
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, hash }) => text.slice(0, start) + (hash ? `({ hash: '${hash}' })` : 'undefined') + text.slice(end), code);
}

import type Handlebars from 'handlebars';
import type { TemplateData } from '../contract/jobs/mail-content';

type Library = typeof Handlebars;
type Path = hbs.AST.PathExpression;
type Expression = hbs.AST.Expression;
/** A place where a helper or variable is called. */
interface Call {
  path: Expression;
  params: Expression[];
}

/** Name of the helper that lets a value through; no variable is called so without brackets. */
const REQUIRED = 'required value';

/** Name of the helper that shows a section, `{{#name}}`. */
const SECTION = 'section of values';

/** Helpers that may ask for a variable that is not there. */
const ASKING = ['if', 'unless'];

/** A variable has no value. */
export class MissingValue extends Error {
  constructor(readonly variable: string) {
    super(`"${variable}" has no value`);
  }
}

/** Compiles a text with variables; `html` says that values are escaped. Throws at once where its signs are wrong. */
export type TemplateCompiler = (
  text: string,
  options: { html: boolean },
) => (data: TemplateData) => string;

/**
 * Makes a compiler of templates that throw MissingValue for a variable that they show, and for a list or object that they go
 * into, without a value; `if` and `unless` may ask for one. (The library's strict mode lets through those that helpers and
 * block parameters are given.) With `everyBranch`, conditions show both sides, so that one rendering tries all of a text.
 */
export function createTemplateCompiler(
  library: Library,
  { everyBranch }: { everyBranch: boolean },
): TemplateCompiler {
  const engine = library.create();
  // It would write values to the log of the process.
  engine.unregisterHelper('log');
  engine.registerHelper(REQUIRED, (value: unknown, name: string) => {
    if (value === undefined) throw new MissingValue(name);
    return value;
  });
  engine.registerHelper(
    SECTION,
    library.helpers['blockHelperMissing'] as Handlebars.HelperDelegate,
  );
  if (everyBranch) showEveryBranch(engine);
  return (text, { html }) => {
    const options = { noEscape: !html, preventIndent: true };
    const source = () => requireValues(library, engine, text);
    // A broken template would show only at its first use; a tree is compiled once.
    engine.precompile(source(), options);
    const template = engine.compile<TemplateData>(source(), options);
    const own = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false };
    return (data) => template(data, own);
  };
}

/** Parses a template, and passes what must have a value through the helper that sees to it. */
function requireValues(library: Library, engine: Library, text: string): hbs.AST.Program {
  const isHelper = ({ original, parts }: Path) =>
    parts.length === 1 && Object.hasOwn(engine.helpers, original);
  class Requirements extends library.Visitor {
    override MustacheStatement(node: hbs.AST.MustacheStatement): void {
      const path = asPath(node.path);
      if (isHelper(path)) requireParams(path, node);
      else if (node.params.length === 0) Object.assign(node, requiring(path));
    }
    override BlockStatement(node: hbs.AST.BlockStatement): void {
      const path = asPath(node.path);
      if (isHelper(path)) requireParams(path, node);
      else if (node.params.length === 0) {
        Object.assign(node, { path: helper(SECTION, path), params: [asValue(path)] });
      }
      super.BlockStatement(node);
    }
  }
  const tree = engine.parse(text);
  new Requirements().accept(tree);
  return tree;
}

function requireParams({ original }: Path, node: Call): void {
  if (ASKING.includes(original)) return;
  node.params = node.params.map((param) =>
    param.type === 'PathExpression' ? asValue(param as Path) : param,
  );
}

/** The call that lets the value of a variable through, where it has one. */
function requiring(path: Path): Call {
  const { original, loc } = path;
  const name = { type: 'StringLiteral', value: original, original, loc };
  return { path: helper(REQUIRED, path), params: [path, name] };
}

function asValue(path: Path): Expression & Call {
  return { type: 'SubExpression', loc: path.loc, ...requiring(path) };
}

function helper(name: string, { loc }: Path): Path {
  return { type: 'PathExpression', data: false, depth: 0, parts: [name], original: name, loc };
}

/** A literal in the place of a variable, as in `{{"first name"}}`, is its name. */
function asPath(node: Path | hbs.AST.Literal): Path {
  if (node.type === 'PathExpression') return node as Path;
  return helper(String((node as { original?: unknown }).original), node as Path);
}

type Side = (context: unknown) => string;
interface Sides {
  fn: Side;
  inverse: Side;
}

/** The side of a condition for a value is shown only where its variable is there. */
function showEveryBranch(engine: Library): void {
  engine.registerHelper('if', function (this: unknown, value: unknown, options: Sides) {
    return (value === undefined ? '' : options.fn(this)) + options.inverse(this);
  });
  engine.registerHelper('unless', function (this: unknown, value: unknown, options: Sides) {
    return options.fn(this) + (value === undefined ? '' : options.inverse(this));
  });
}

import { defineConfig } from 'eslint/config';
import prettier from 'eslint-config-prettier';
import importX, { createNodeResolver } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** The folders of src, each with those that it may import beside itself. Anything else is an error. */
const MAY_IMPORT = {
  contract: [],
  logging: ['contract'],
  config: ['contract', 'logging'],
  store: ['contract', 'logging', 'process'],
  temporal: ['contract', 'logging'],
  process: ['contract', 'logging'],
  telemetry: ['logging'],
  engines: ['contract', 'logging'],
  mail: ['contract'],
  workflows: ['contract', 'activities'],
  activities: ['contract', 'engines', 'mail', 'store', 'logging'],
  inline: ['contract', 'engines', 'store', 'logging', 'config', 'temporal', 'activities'],
  workers: [
    ...['contract', 'engines', 'store', 'logging', 'config', 'temporal', 'activities'],
    ...['workflows', 'inline', 'mail', 'process', 'telemetry'],
  ],
  api: [
    ...['contract', 'mail', 'store', 'temporal', 'config', 'logging', 'inline', 'process'],
    'telemetry',
  ],
  console: ['contract', 'config'],
  // migrate and doctor work on the database itself, replay and deploy on the engine; the others speak REST.
  cli: ['contract', 'config', 'logging', 'store', 'temporal', 'workers'],
};

const zones = Object.entries(MAY_IMPORT).map(([folder, allowed]) => ({
  target: `./src/${folder}`,
  from: './src',
  except: [folder, ...allowed].map((name) => `./${name}`),
  message: `src/${folder} may import ${allowed.join(', ') || 'nothing else of src'}.`,
}));

/**
 * Packages that one folder alone uses, so that the others stay free of it.
 * @type {{ regex: string, owner: string[] }[]}
 */
const PACKAGE_OWNERS = [
  { regex: '^@temporalio/client$', owner: ['temporal'] },
  { regex: '^@temporalio/(worker|activity)$', owner: ['workers', 'activities', 'temporal'] },
  { regex: '^@temporalio/workflow$', owner: ['workflows'] },
  { regex: '^@opentelemetry/|^@temporalio/interceptors-opentelemetry$', owner: ['telemetry'] },
  { regex: '^pg$', owner: ['store'] },
  { regex: '^@aws-sdk/', owner: ['store'] },
  { regex: '^(express|helmet|jose|express-rate-limit)$', owner: ['api'] },
];

/** @param {string} folder */
function packageFences(folder) {
  return PACKAGE_OWNERS.filter(({ owner }) => !owner.includes(folder)).map(({ regex, owner }) => ({
    regex,
    allowTypeImports: true,
    message: `Only src/${owner.join(', src/')} may import it as a value.`,
  }));
}

/**
 * @param {string} folder
 * @param {{ regex: string, message: string, allowTypeImports?: boolean }[]} patterns
 * @returns {import('eslint').Linter.Config}
 */
function fence(folder, patterns = []) {
  return {
    files: [`src/${folder}/**/*.ts`],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [...packageFences(folder), ...patterns] },
      ],
    },
  };
}

const CONTRACT_FENCE = [
  {
    regex: '^(?!\\.{1,2}/|zod$)',
    allowTypeImports: true,
    message: 'The contract imports zod alone.',
  },
];

const WORKFLOW_FENCE = [
  {
    regex: '^(?!\\.{1,2}/|@temporalio/(workflow|common)$)',
    allowTypeImports: true,
    message: 'Workflow code is deterministic: @temporalio/workflow and @temporalio/common alone.',
  },
  {
    regex: '/(activities|contract/jobs)(/|$)',
    allowTypeImports: true,
    message: 'Workflows import the types of activities and job definitions only.',
  },
];

const READS_ENVIRONMENT = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Environment variables are read by src/config alone.',
};
const READS_ONE_VARIABLE = {
  selector: "MemberExpression[object.object.name='process'][object.property.name='env']",
  message: 'main.ts hands process.env to loadConfig as a whole.',
};

export default defineConfig(
  { ignores: ['dist/', 'out/', 'coverage/', '.pressroom/', 'node_modules/'] },
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/extensions': ['.ts', '.js', '.mjs'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js', '.mjs'] })],
    },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
      'no-console': 'error',
      'import-x/no-cycle': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // An implementation of an asynchronous interface need not wait for anything itself.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // It does not see that a variable changes while something is awaited.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // Objects are made by functions, and their methods use no `this`.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'import-x/no-restricted-paths': ['error', { zones }],
    },
  },
  Object.keys(MAY_IMPORT).map((folder) => {
    if (folder === 'contract') return fence(folder, CONTRACT_FENCE);
    if (folder === 'workflows') return fence(folder, WORKFLOW_FENCE);
    return fence(folder);
  }),
  {
    files: ['src/**/*.ts'],
    ignores: ['src/config/**', 'src/*/main.ts'],
    rules: { 'no-restricted-syntax': ['error', READS_ENVIRONMENT] },
  },
  {
    files: ['src/*/main.ts'],
    rules: { 'no-restricted-syntax': ['error', READS_ONE_VARIABLE] },
  },
  { files: ['src/cli/**', 'scripts/**', 'bench/**'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.js', '**/*.mjs'],
    rules: {
      '@typescript-eslint/no-require-imports': 'off',
      // Types of plain JavaScript come from JSDoc; what JSON and npm packages give stays untyped.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  prettier,
);

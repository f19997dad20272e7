import { diag, DiagLogLevel } from '@opentelemetry/api';
import type { OpenTelemetryPlugin } from '@temporalio/interceptors-opentelemetry';
import type { Logger } from '../logging/logger';

/** Tracing of one process, as long as it is on. */
export interface Tracing {
  /** Makes a Temporal client or worker carry the trace on. */
  plugin: OpenTelemetryPlugin;
  /** Sends what is left and stops. */
  stop(): Promise<void>;
}

/**
 * Begins to send this process's spans to the collector at an endpoint of OTLP over HTTP; gives nothing where there
 * is no endpoint. The other variables of OpenTelemetry (headers, sampler, resource attributes) hold as well.
 */
export async function startTracing(
  service: string,
  endpoint: string | undefined,
  log: Logger,
): Promise<Tracing | undefined> {
  if (endpoint === undefined) return undefined;
  diag.setLogger(toDiagLogger(log), { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
  // Heavy, and of no use without an endpoint.
  const { BatchSpanProcessor, NodeTracerProvider } = await import('@opentelemetry/sdk-trace-node');
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const { OpenTelemetryPlugin } = await import('@temporalio/interceptors-opentelemetry');
  const resource = await resourceOf(service);
  const spanProcessor = new BatchSpanProcessor(new OTLPTraceExporter());
  const provider = new NodeTracerProvider({ resource, spanProcessors: [spanProcessor] });
  provider.register();
  const plugin = new OpenTelemetryPlugin({ resource, spanProcessor });
  return { plugin, stop: () => provider.shutdown() };
}

/** What a process's spans say of it; OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES go before ours. */
async function resourceOf(service: string) {
  const { detectResourcesSync, envDetectorSync, Resource } =
    await import('@opentelemetry/resources');
  return new Resource({
    ...Resource.default().attributes,
    'service.name': service,
    ...detectResourcesSync({ detectors: [envDetectorSync] }).attributes,
  });
}

function toDiagLogger(log: Logger) {
  const say = (level: 'error' | 'warn' | 'info' | 'debug' | 'trace') => (message: string) => {
    log[level]({ from: 'opentelemetry' }, message);
  };
  return {
    error: say('error'),
    warn: say('warn'),
    info: say('info'),
    debug: say('debug'),
    verbose: say('trace'),
  };
}

# syntax=docker/dockerfile:1

# glibc, since the Temporal SDK ships no binary for musl.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY scripts ./scripts
COPY src ./src
RUN node scripts/build.mjs \
 && npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
 # The SDK brings its binary for five platforms; the others are 110 MB.
 && find node_modules/@temporalio/core-bridge/releases -mindepth 1 -maxdepth 1 \
      ! -name "$(uname -m)-unknown-linux-gnu" -exec rm -r {} +

FROM node:22-bookworm-slim
ENV NODE_ENV=production \
    ENVIRONMENT=production \
    HOST=0.0.0.0 \
    PRESSROOM_HOME=/var/lib/pressroom
# A process with many threads keeps its memory small; scripts/supervisor/worker-memory.mjs says how.
ENV MALLOC_ARENA_MAX=2 \
    MALLOC_MMAP_THRESHOLD_=131072 \
    MALLOC_TRIM_THRESHOLD_=131072 \
    NODE_OPTIONS=--max-semi-space-size=4
# A volume that is mounted here takes over the owner.
RUN install --directory --owner=node --group=node /var/lib/pressroom
WORKDIR /app
COPY package.json ./
COPY migrations ./migrations
COPY templates ./templates
COPY assets ./assets
COPY reports.yaml ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
USER node
CMD ["node", "dist/api/main.js"]

# The sync server with the web app, for a Postgres that DATABASE_URL names. `docker build -t holdfast .`, or `podman build
# --format docker -t holdfast .`: the format that Podman takes otherwise has no health check.

FROM node:20.20.2-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build && npm run --silent licences > licences.md && npm prune --omit=dev --no-audit --no-fund

FROM node:20.20.2-bookworm-slim
ENV NODE_ENV=production HOLDFAST_HOST=0.0.0.0 HOLDFAST_PORT=7420
WORKDIR /app
# Owned by root: the server can't change its own program.
COPY --from=build /app/package.json /app/LICENSE /app/licences.md ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/out/renderer out/renderer
COPY --from=build /app/domain domain
COPY --from=build /app/protocol protocol
COPY --from=build /app/sync-server sync-server
USER node
EXPOSE 7420
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.HOLDFAST_PORT + '/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--import", "tsx", "sync-server/main.ts"]

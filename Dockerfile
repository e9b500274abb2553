# One image for every role. It wants a PostgreSQL from 15 in DATABASE_URL: the embedded one is for machines without Docker.
FROM node:24-bookworm-slim AS build
WORKDIR /app
ENV ONNXRUNTIME_NODE_INSTALL=skip
COPY . .
RUN node scripts/start.mjs --prepare
# What runs needs none of the development packages.
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data METRICS_PORT=9464 NODE_OPTIONS=--max-old-space-size=384
WORKDIR /app
RUN install -d -o node -g node -m 750 /data
COPY --from=build /app/package.json /app/tsconfig.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/core core
COPY --from=build /app/bots bots
COPY --from=build /app/nlp nlp
COPY --from=build /app/adapters adapters
COPY --from=build /app/prisma prisma
COPY --from=build /app/server server
COPY --from=build /app/scripts scripts
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 CMD ["node", "scripts/healthy.mjs"]
CMD ["node", "--import", "tsx", "server/main.ts"]

# The product for production: one image, started as `web` or as `worker`.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Not `npm ci`: it refuses a lock that was written where other platforms' optional packages are not to be had.
RUN npm install --include=dev
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
COPY webhooks ./webhooks
COPY scripts ./scripts
RUN npm run build && npm prune --omit=dev

FROM node:24-bookworm-slim
ENV NODE_ENV=production DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY templates ./templates
# The web process spools webhooks here while MongoDB is away: keep it on a volume.
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 8080 8081
ENTRYPOINT ["node", "--enable-source-maps", "dist/src/main.js"]
CMD ["web"]

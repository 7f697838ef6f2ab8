# The server. Build from the root of the repository: docker build -f deploy/graph.Dockerfile -t analytics-graph .
FROM node:20-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
COPY --from=node /usr/local/ /usr/local/
WORKDIR /source
ENV DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src/Operational/ src/Operational/
COPY src/Warehouse/ src/Warehouse/
COPY src/Graph.Engine/ src/Graph.Engine/
COPY src/Graph/ src/Graph/
RUN dotnet publish src/Graph -c Release -o /app --nologo

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app ./
# The snapshots; mount them read-only.
VOLUME /data
ENV ANALYTICS_DATA=/data ASPNETCORE_HTTP_PORTS=8080 DOTNET_EnableDiagnostics=0
EXPOSE 8080
USER $APP_UID
# The image has no HTTP client; bash has sockets.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["/bin/bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["/app/Analytics.Graph"]

# The loader. Build from the root of the repository: docker build -f deploy/loader.Dockerfile -t analytics-loader .
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
ENV DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src/Operational/ src/Operational/
COPY src/Warehouse/ src/Warehouse/
COPY src/Loader/ src/Loader/
RUN dotnet publish src/Loader -c Release -o /app --nologo

FROM mcr.microsoft.com/dotnet/runtime:10.0
WORKDIR /app
COPY --from=build /app ./
# The only folder that is written to, beside a small temporary one. The file system around it may be read-only.
RUN mkdir /data && chown "$APP_UID:$APP_UID" /data
VOLUME /data
ENV ANALYTICS_DATA=/data DOTNET_EnableDiagnostics=0
USER $APP_UID
# A load may run for hours and is well meanwhile; see docs/operating.md.
HEALTHCHECK --interval=60s --timeout=10s --start-period=60s --retries=2 CMD ["/app/Analytics.Loader", "health"]
# The load in hand ends by itself, which takes at most as long as one sort.
STOPSIGNAL SIGTERM
ENTRYPOINT ["/app/Analytics.Loader"]
CMD ["load", "--every", "5m", "--log", "json"]

# The sidecar alone, on a Java of just the modules that it uses, for those who run it without the plugin:
#   ./run --version && docker build -t opensyncparty .
#   docker run -p 127.0.0.1:8098:8098 -v opensyncparty:/data opensyncparty --jellyfin http://jellyfin:8096
# Further settings go behind it as options, or in as variables: docs/configuration.md. Nothing but /data is written to.
FROM eclipse-temurin:17-jdk AS java
COPY plugin/sidecar/target/opensyncparty-sidecar.jar /build/sidecar.jar
# What jdeps finds, without what is not needed and with what is found by name only: as in scripts/package/runtime.mjs.
RUN found=$(jdeps --print-module-deps --ignore-missing-deps --multi-release 17 /build/sidecar.jar | sed 's/java\.desktop,//') \
  && jlink --add-modules "$found,jdk.crypto.ec,java.logging,java.management,jdk.management,java.naming,jdk.unsupported" \
    --strip-java-debug-attributes --no-header-files --no-man-pages --output /build/java

FROM debian:12-slim
RUN install -d -o 65532 -g 65532 -m 700 /data
COPY --from=java /build/java /opt/java
COPY plugin/sidecar/target/opensyncparty-sidecar.jar LICENSE /opt/opensyncparty/
USER 65532:65532
VOLUME /data
EXPOSE 8098
ENV OPENSYNCPARTY_HOST=0.0.0.0 OPENSYNCPARTY_DATA=/data
# There is no curl in this image.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8098 && printf 'GET /OpenSyncParty/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["/opt/java/bin/java", "-XX:+UseSerialGC", "-Xss512k", "-Xmx256m", "-Xmn16m", "-XX:+IgnoreUnrecognizedVMOptions", "-XX:TrimNativeHeapInterval=10000", "-XX:+ExitOnOutOfMemoryError", "-jar", "/opt/opensyncparty/opensyncparty-sidecar.jar"]

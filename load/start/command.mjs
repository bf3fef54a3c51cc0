// How the bridge starts the sidecar (SidecarCommand.cs). A test of the bridge's checks that both are the same.

/** Java's own options. */
export const JVM_OPTIONS = [
  '-XX:+UseSerialGC',
  '-Xss512k',
  '-Xmx256m',
  '-Xmn16m',
  '-XX:+IgnoreUnrecognizedVMOptions',
  '-XX:TrimNativeHeapInterval=10000',
  '-XX:+ExitOnOutOfMemoryError',
];

/** What is added, in front, where there is an archive of classes. */
export const withArchive = (file) => ['-XX:+VerifySharedSpaces', `-XX:SharedArchiveFile=${file}`];

/** The sidecar's arguments; its settings come by the environment and are the defaults. */
export const sidecarArguments = (jar, data, jellyfin) => [
  '-jar',
  jar,
  '--host',
  '127.0.0.1',
  '--port',
  '0',
  '--no-stage',
  '--data',
  data,
  '--jellyfin',
  jellyfin,
];

/** The two commands that make the archive: one writes the list of classes, the next the archive of those. */
export const listClasses = (list) => ['-Xshare:off', `-XX:DumpLoadedClassList=${list}`];
export const archiveClasses = (jar, list, file) => [
  ...JVM_OPTIONS,
  '-Xshare:dump',
  `-XX:SharedClassListFile=${list}`,
  `-XX:SharedArchiveFile=${file}`,
  '-cp',
  jar,
];

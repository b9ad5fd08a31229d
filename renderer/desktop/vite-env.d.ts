interface ImportMetaEnv {
  /** The app's version, written in by the build. */
  readonly HOLDFAST_VERSION?: string;
}

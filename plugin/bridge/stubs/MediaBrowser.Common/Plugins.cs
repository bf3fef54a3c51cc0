// Plugin base types. Those with code in them do what Jellyfin's do, as far as the tests' host needs it.
using System;
using System.IO;
using MediaBrowser.Common.Configuration;
using MediaBrowser.Model.Plugins;
using MediaBrowser.Model.Serialization;

namespace MediaBrowser.Common.Plugins
{
    public interface IPlugin
    {
        string Name { get; }

        string Description { get; }

        Guid Id { get; }

        Version Version { get; }

        string AssemblyFilePath { get; }

        bool CanUninstall { get; }

        string DataFolderPath { get; }

        PluginInfo GetPluginInfo();

        void OnUninstalling();
    }

    public interface IPluginAssembly
    {
        void SetAttributes(string assemblyFilePath, string dataFolderPath, Version assemblyVersion);

        void SetId(Guid assemblyId);
    }

    public interface IHasPluginConfiguration
    {
        Type ConfigurationType { get; }

        BasePluginConfiguration Configuration { get; }

        void UpdateConfiguration(BasePluginConfiguration configuration);
    }

    public abstract class BasePlugin : IPlugin, IPluginAssembly
    {
        public abstract string Name { get; }

        public virtual string Description => string.Empty;

        public virtual Guid Id { get; private set; }

        public Version Version { get; private set; } = new();

        public string AssemblyFilePath { get; private set; } = string.Empty;

        public string DataFolderPath { get; private set; } = string.Empty;

        public bool CanUninstall => true;

        public virtual PluginInfo GetPluginInfo() => new(Name, Version, Description, Id, CanUninstall);

        public virtual void OnUninstalling()
        {
        }

        public void SetAttributes(string assemblyFilePath, string dataFolderPath, Version assemblyVersion)
        {
            AssemblyFilePath = assemblyFilePath;
            DataFolderPath = dataFolderPath;
            Version = assemblyVersion;
        }

        public void SetId(Guid assemblyId) => Id = assemblyId;
    }

    public abstract class BasePlugin<TConfigurationType> : BasePlugin, IHasPluginConfiguration
        where TConfigurationType : BasePluginConfiguration
    {
        private readonly object _lock = new();
        private TConfigurationType? _configuration;

        protected BasePlugin(IApplicationPaths applicationPaths, IXmlSerializer xmlSerializer)
        {
            ApplicationPaths = applicationPaths;
            XmlSerializer = xmlSerializer;
            var assembly = GetType().Assembly;
            var folder = Path.Combine(applicationPaths.PluginsPath, Path.GetFileNameWithoutExtension(assembly.Location));
            SetAttributes(assembly.Location, folder, assembly.GetName().Version!);
        }

        public Type ConfigurationType => typeof(TConfigurationType);

        public EventHandler<BasePluginConfiguration>? ConfigurationChanged { get; set; }

        public TConfigurationType Configuration
        {
            get
            {
                lock (_lock)
                {
                    return _configuration ??= Load();
                }
            }

            protected set => _configuration = value;
        }

        public virtual string ConfigurationFileName => Path.ChangeExtension(AssemblyFileName, ".xml");

        public string ConfigurationFilePath => Path.Combine(ApplicationPaths.PluginConfigurationsPath, ConfigurationFileName);

        BasePluginConfiguration IHasPluginConfiguration.Configuration => Configuration;

        protected IApplicationPaths ApplicationPaths { get; }

        protected IXmlSerializer XmlSerializer { get; }

        protected string AssemblyFileName => Path.GetFileName(AssemblyFilePath);

        public virtual void SaveConfiguration(TConfigurationType config)
        {
            Directory.CreateDirectory(ApplicationPaths.PluginConfigurationsPath);
            XmlSerializer.SerializeToFile(config, ConfigurationFilePath);
        }

        public virtual void SaveConfiguration() => SaveConfiguration(Configuration);

        public virtual void UpdateConfiguration(BasePluginConfiguration configuration)
        {
            Configuration = (TConfigurationType)configuration;
            SaveConfiguration(Configuration);
            ConfigurationChanged?.Invoke(this, configuration);
        }

        private TConfigurationType Load() =>
            File.Exists(ConfigurationFilePath)
                ? (TConfigurationType)XmlSerializer.DeserializeFromFile(typeof(TConfigurationType), ConfigurationFilePath)!
                : Activator.CreateInstance<TConfigurationType>();
    }
}

// A server that treats a plugin as Jellyfin does: loads it into a context of its own, lets it register services, makes
// the plugin, and builds the same pipeline around a static /web. Settings are --name=value.
using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenSyncParty.TestHost;

var settings = args.Select(arg => arg.Split('=', 2)).ToDictionary(pair => pair[0].TrimStart('-'), pair => pair[1]);
string Setting(string name) => settings.TryGetValue(name, out var value) ? value : string.Empty;

var server = new ServerDouble(Setting("data"), Setting("base"), Setting("network"));
using var host = new HostBuilder()
    .ConfigureLogging(logging => logging
        .SetMinimumLevel(LogLevel.Debug)
        .AddFilter("Microsoft", LogLevel.Warning)
        .AddProvider(new JsonLines()))
    // As in Jellyfin, the plugins' hosted services come before the web server: they start before it and stop after it.
    .ConfigureServices(services => OtherInjector.Register(services, Setting("other-injector"), server.RegisterServices))
    .ConfigureWebHost(web => web
        .UseKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        })
        .ConfigureServices(services =>
        {
            services.AddResponseCompression();
            services.AddHttpsRedirection(options => options.HttpsPort = 8920);
            JellyfinApi.AddServices(services, server.ApiPluginAssemblies);
            services.Configure<ForwardedHeadersOptions>(options =>
            {
                options.KnownNetworks.Clear();
                options.KnownProxies.Clear();
                options.ForwardedHeaders = ForwardedHeaders.None;
                if (Setting("known-proxy").Length > 0)
                {
                    options.ForwardedHeaders = ForwardedHeaders.All;
                    options.KnownProxies.Add(IPAddress.Parse(Setting("known-proxy")));
                }
            });
        })
        .Configure(app => Pipeline.Build(app, Setting("base"), Setting("web"), Setting("api"), server)))
    .Build();

server.MakePlugin(host.Services);
host.Start();
var addresses = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
server.ListensAt(addresses.First());
Console.WriteLine($"{{\"listening\":[\"{string.Join("\",\"", addresses)}\"]}}");
// Reading from a console blocks.
_ = Task.Run(() => new Commands(server.Plugin, host).ReadAsync(Console.In));
host.WaitForShutdown();

using System;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace OpenSyncParty.TestHost;

/// <summary>Another plugin that changes index.html, in the plain way that such plugins have.</summary>
internal sealed class OtherInjector : IStartupFilter
{
    /// <summary>Registers it around the other services' filters ("outside"), within them ("inside"), or not at all.</summary>
    public static void Register(IServiceCollection services, string place, Action<IServiceCollection> others)
    {
        if (place == "outside")
        {
            services.AddTransient<IStartupFilter, OtherInjector>();
        }

        others(services);
        if (place == "inside")
        {
            services.AddTransient<IStartupFilter, OtherInjector>();
        }
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((HttpContext context, RequestDelegate inner) =>
            context.Request.Path.Value!.EndsWith("/web/", StringComparison.Ordinal) ? ChangeAsync(context, inner) : inner(context));
        next(app);
    };

    private static async Task ChangeAsync(HttpContext context, RequestDelegate inner)
    {
        context.Request.Headers.Remove("Accept-Encoding");
        context.Request.Headers.Remove("Range");
        var body = context.Response.Body;
        using var page = new MemoryStream();
        context.Response.Body = page;
        await inner(context);
        context.Response.Body = body;
        var changed = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(page.ToArray()).Replace("</body>", "<!-- other --></body>"));
        context.Response.ContentLength = changed.Length;
        await body.WriteAsync(changed);
    }
}

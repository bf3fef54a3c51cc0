using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using OpenSyncParty.Sidecar;

namespace OpenSyncParty.Web;

/// <summary>
/// Changes two files of the web client on their way out; those on disk stay as they are. What it does not understand
/// goes out as it is, and so does everything while there is no sidecar that the script could talk to.
/// </summary>
/// <param name="status">Whether the sidecar is there.</param>
/// <param name="logger">Where a page that could not be changed is told.</param>
public sealed class ScriptInjector(SidecarStatus status, ILogger<ScriptInjector> logger)
{
    /// <summary>With these the answer would not be the whole file in plain text.</summary>
    private static readonly string[] Conditions =
    [
        HeaderNames.AcceptEncoding, HeaderNames.Range, HeaderNames.IfRange, HeaderNames.IfMatch, HeaderNames.IfNoneMatch,
        HeaderNames.IfModifiedSince, HeaderNames.IfUnmodifiedSince,
    ];

    internal bool IsWanted(HttpContext context, PublicPaths paths) =>
        status.Current.Phase == SidecarPhase.Ready
        && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && paths.EditFor(context.Request.Path) is not null;

    internal async Task InvokeAsync(HttpContext context, RequestDelegate next, PageEdit edit)
    {
        var wanted = new Wanted(context.Request);
        var file = await FetchAsync(context, next).ConfigureAwait(false);
        var response = context.Response;
        var isFile = response.StatusCode == StatusCodes.Status200OK && StringValuesAreEmpty(response.Headers.ContentEncoding);
        var edited = isFile ? edit(file.GetBuffer().AsSpan(0, (int)file.Length)) : null;
        if (edited is null)
        {
            if (isFile)
            {
                logger.LogDebug("{Path} went out without the watch party's part.", context.Request.Path);
            }

            await SendAsync(context, file.GetBuffer().AsMemory(0, (int)file.Length), wanted.IsHead).ConfigureAwait(false);
            return;
        }

        // Weak, since the same tag stands for the compressed and the plain form.
        var tag = new EntityTagHeaderValue($"\"osp-{Convert.ToHexString(SHA256.HashData(edited), 0, 12)}\"", isWeak: true);
        response.Headers.ETag = tag.ToString();
        response.Headers.CacheControl = "no-cache";
        // By its date a browser would take the file from before the plugin for this one.
        response.Headers.Remove(HeaderNames.LastModified);
        response.Headers.Remove(HeaderNames.AcceptRanges);
        response.ContentLength = null;
        if (wanted.Has(tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.Headers.Remove(HeaderNames.ContentType);
            return;
        }

        response.ContentLength = wanted.IsHead && wanted.TakesCompressed ? null : edited.Length;
        await SendAsync(context, edited, wanted.IsHead).ConfigureAwait(false);
    }

    /// <summary>Lets the server answer a plain GET into memory; the request is then as it was before.</summary>
    private static async Task<MemoryStream> FetchAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var method = request.Method;
        var conditions = Conditions.Select(name => (name, value: request.Headers[name])).ToList();
        var body = context.Response.Body;
        var file = new MemoryStream();
        conditions.ForEach(condition => request.Headers.Remove(condition.name));
        request.Method = HttpMethods.Get;
        context.Response.Body = file;
        try
        {
            await next(context).ConfigureAwait(false);
            return file;
        }
        finally
        {
            context.Response.Body = body;
            request.Method = method;
            conditions.ForEach(condition => request.Headers[condition.name] = condition.value);
        }
    }

    private static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> bytes, bool isHead)
    {
        if (!isHead && bytes.Length > 0)
        {
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private static bool StringValuesAreEmpty(string? value) => string.IsNullOrEmpty(value) || value == "identity";

    /// <summary>What the browser really asked for.</summary>
    private sealed class Wanted(HttpRequest request)
    {
        private readonly string?[] _known = request.Headers.IfNoneMatch.ToArray();

        public bool IsHead { get; } = HttpMethods.IsHead(request.Method);

        public bool TakesCompressed { get; } = request.Headers.AcceptEncoding.Count > 0;

        /// <summary>Whether the browser has this already. Compressing proxies make tags weak, so that is not compared.</summary>
        public bool Has(EntityTagHeaderValue tag) =>
            EntityTagHeaderValue.TryParseList(_known!, out var known)
            && known.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(tag, useStrongComparison: false));
    }
}

using System.ComponentModel;
using System.Text.Json;
using AALL15P1.Protocol;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace Hospital;

/// <summary>Answers what a caller got wrong with 400 and the reason, and leaves everything else to be a 500.</summary>
internal sealed class Problems(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        string? detail = exception switch
        {
            BadHttpRequestException { InnerException: JsonException reason } => $"{reason.Path}: {reason.Message}",
            BadHttpRequestException unbound => Reason(context) ?? unbound.Message,
            FormatException or ArgumentException or RecordRefusedException => exception.Message,
            _ => null,
        };
        if (detail is null)
        {
            return false;
        }

        context.Response.StatusCode = exception is RecordRefusedException ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
        return await problems.TryWriteAsync(new() { HttpContext = context, ProblemDetails = new ProblemDetails { Detail = detail } });
    }

    /// <summary>Why a parameter of the route or query could not be bound, in the words of its own type.</summary>
    private static string? Reason(HttpContext context)
    {
        IExceptionHandlerFeature? failed = context.Features.Get<IExceptionHandlerFeature>();
        foreach (IParameterBindingMetadata parameter in failed?.Endpoint?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>() ?? [])
        {
            string? text = failed?.RouteValues?[parameter.Name] as string ?? context.Request.Query[parameter.Name];
            Type type = Nullable.GetUnderlyingType(parameter.ParameterInfo.ParameterType) ?? parameter.ParameterInfo.ParameterType;
            if (text is null || TypeDescriptor.GetConverter(type) is not { } converter || !converter.CanConvertFrom(typeof(string)))
            {
                continue;
            }

            try
            {
                converter.ConvertFromInvariantString(text);
            }
            catch (Exception error) when (error is FormatException or ArgumentException)
            {
                return $"{parameter.Name}: {error.Message}";
            }
        }

        return null;
    }
}

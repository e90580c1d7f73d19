using System.Text;
using AALL15P1.Protocol.Tool;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
Console.InputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return ToolApplication.Run(args, Console.Out, Console.Error);

"""A template of CloudFormation for S3 with CloudFront, made from the headers of ``headers``."""

import json

from generator.publishing.headers import CLAIMED, EVERYWHERE, PAGES, POLICY, Kind
from generator.publishing.servers import base as path_of

_CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6"
"""Amazon's own cache policy of that name: it compresses, and its keys hold neither cookies nor queries."""
_GROUPED = ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy")
"""Headers that have a place of their own in a policy; the others are given by name."""


def template(address: str) -> str:
    """The template, as JSON."""
    base = path_of(address)
    resources = {"Files": _bucket(), "FilesReadable": _readable(), "Access": _access(), "Site": _site(base)}
    resources["Folders"] = _folders()
    resources |= {_name(kind): _policy(kind) for kind in (PAGES, *CLAIMED)}
    content = {
        "AWSTemplateFormatVersion": "2010-09-09",
        "Description": f"{address}: files in S3, served by CloudFront",
        "Resources": resources,
        "Outputs": {
            "Bucket": {"Value": {"Ref": "Files"}},
            "Distribution": {"Value": {"Ref": "Site"}},
            "Host": {"Value": {"Fn::GetAtt": ["Site", "DomainName"]}},
        },
    }
    return json.dumps(content, indent=2) + "\n"


def _name(kind: Kind) -> str:
    return f"Headers{kind.name.capitalize()}"


def _bucket() -> dict:
    closed = ("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets")
    return {
        "Type": "AWS::S3::Bucket",
        "DeletionPolicy": "Retain",
        "UpdateReplacePolicy": "Retain",
        "Properties": {"PublicAccessBlockConfiguration": dict.fromkeys(closed, True)},
    }


def _readable() -> dict:
    """The distribution may read, and list: without the second a file that is not there would be answered with 403."""
    arn = {"Fn::GetAtt": ["Files", "Arn"]}
    distribution = {"Fn::Sub": "arn:${AWS::Partition}:cloudfront::${AWS::AccountId}:distribution/${Site}"}
    statement = {
        "Effect": "Allow",
        "Principal": {"Service": "cloudfront.amazonaws.com"},
        "Action": ["s3:GetObject", "s3:ListBucket"],
        "Resource": [arn, {"Fn::Sub": "${Files.Arn}/*"}],
        "Condition": {"StringEquals": {"AWS:SourceArn": distribution}},
    }
    document = {"Version": "2012-10-17", "Statement": [statement]}
    return {"Type": "AWS::S3::BucketPolicy", "Properties": {"Bucket": {"Ref": "Files"}, "PolicyDocument": document}}


def _access() -> dict:
    config = {
        "Name": {"Fn::Sub": "${AWS::StackName}-access"},
        "OriginAccessControlOriginType": "s3",
        "SigningBehavior": "always",
        "SigningProtocol": "sigv4",
    }
    return {"Type": "AWS::CloudFront::OriginAccessControl", "Properties": {"OriginAccessControlConfig": config}}


def _folders() -> dict:
    """A store knows no folders: the address of one gets the name of its page."""
    code = (
        "function handler(event) { var r = event.request; if (r.uri.endsWith('/')) r.uri += 'index.html'; return r; }"
    )
    properties = {
        "Name": {"Fn::Sub": "${AWS::StackName}-folders"},
        "AutoPublish": True,
        "FunctionConfig": {"Comment": "index.html of a folder", "Runtime": "cloudfront-js-2.0"},
        "FunctionCode": code,
    }
    return {"Type": "AWS::CloudFront::Function", "Properties": properties}


def _policy(kind: Kind) -> dict:
    """A policy of response headers for files of one kind."""
    named = {name: value for name, value in (EVERYWHERE | kind.headers).items() if name not in _GROUPED}
    config = {
        "Name": {"Fn::Sub": f"${{AWS::StackName}}-{kind.name}"},
        "SecurityHeadersConfig": {
            "ContentSecurityPolicy": {"ContentSecurityPolicy": POLICY, "Override": True},
            "ContentTypeOptions": {"Override": True},
            "ReferrerPolicy": {"ReferrerPolicy": EVERYWHERE["Referrer-Policy"], "Override": True},
        },
        "CustomHeadersConfig": {
            "Items": [
                {"Header": name, "Value": value, "Override": True}
                for name, value in named.items()
                if name != "Access-Control-Allow-Origin"
            ]
        },
    }
    if kind.shared:
        config["CorsConfig"] = {
            "AccessControlAllowCredentials": False,
            "AccessControlAllowHeaders": {"Items": ["*"]},
            "AccessControlAllowMethods": {"Items": ["GET", "HEAD"]},
            "AccessControlAllowOrigins": {"Items": ["*"]},
            "OriginOverride": True,
        }
    return {"Type": "AWS::CloudFront::ResponseHeadersPolicy", "Properties": {"ResponseHeadersPolicyConfig": config}}


def _behavior(kind: Kind) -> dict:
    return {
        "TargetOriginId": "files",
        "ViewerProtocolPolicy": "redirect-to-https",
        "Compress": True,
        "CachePolicyId": _CACHING_OPTIMIZED,
        "ResponseHeadersPolicyId": {"Ref": _name(kind)},
    }


def _site(base: str) -> dict:
    folders = {"EventType": "viewer-request", "FunctionARN": {"Fn::GetAtt": ["Folders", "FunctionARN"]}}
    origin = {
        "Id": "files",
        "DomainName": {"Fn::GetAtt": ["Files", "RegionalDomainName"]},
        "S3OriginConfig": {"OriginAccessIdentity": ""},
        "OriginAccessControlId": {"Fn::GetAtt": ["Access", "Id"]},
    }
    not_found = {"ErrorCode": 404, "ResponseCode": 404, "ResponsePagePath": f"{base}404.html", "ErrorCachingMinTTL": 60}
    config = {
        "Enabled": True,
        "HttpVersion": "http2and3",
        "Origins": [origin],
        "DefaultCacheBehavior": _behavior(PAGES) | {"FunctionAssociations": [folders]},
        "CacheBehaviors": [
            {"PathPattern": f"{base}{path}"} | _behavior(kind) for kind in CLAIMED for path in kind.paths
        ],
        "CustomErrorResponses": [not_found],
    }
    return {"Type": "AWS::CloudFront::Distribution", "Properties": {"DistributionConfig": config}}
